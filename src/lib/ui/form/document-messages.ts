import type { DocumentKind } from '../../domain/documents/document-kind.ts';
import { m } from '../../i18n/compiled/messages.js';

const LABELS: Record<DocumentKind, () => string> = {
	ownership: m.document_ownership_label,
	residence: m.document_residence_label
};

const SHORT_LABELS: Record<DocumentKind, () => string> = {
	ownership: m.document_ownership_short,
	residence: m.document_residence_short
};

/** What the document is, in the instruction's own words. */
export function documentLabel(kind: DocumentKind): string {
	return LABELS[kind]();
}

/** The same in two words, where the whole stands nearby. */
export function documentShortLabel(kind: DocumentKind): string {
	return SHORT_LABELS[kind]();
}

/** Whether a problem's place is a document kind rather than a field. */
export function isDocumentKind(at: string): at is DocumentKind {
	return at in LABELS;
}
