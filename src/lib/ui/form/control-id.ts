import { isDocumentKind } from './document-messages.ts';

/** The id of the control of a field or a document kind: what an error summary and a change link lead to. */
export function controlId(at: string): string {
	return isDocumentKind(at) ? `document-${at}` : `field-${at}`;
}
