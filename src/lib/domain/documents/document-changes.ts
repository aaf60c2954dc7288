import { isFinal, type ShownStatus } from '../application/status.ts';
import type { DocumentState } from '../wire/records.ts';
import type { DocumentKind } from './document-kind.ts';

/** As much of a document as decides: what it is, and whether it stands. A device knows more states than the server. */
interface Standing {
	kind: DocumentKind;
	state: DocumentState | 'saved' | 'remote';
}

/**
 * Whether an application takes a document of this kind, given those it has: a draft takes any; one that was sent, and
 * is not decided, only where nothing stands but what was refused.
 */
export function canAttachDocument(
	status: ShownStatus,
	kind: DocumentKind,
	present: readonly Standing[]
): boolean {
	if (status === 'draft') return true;
	if (status === 'waiting' || isFinal(status)) return false;
	return !present.some((document) => document.kind === kind && document.state !== 'refused');
}

/** Whether an application lets go of this document: a draft of any; one that was sent only of a refused one. */
export function canRemoveDocument(
	status: ShownStatus,
	{ state }: Pick<Standing, 'state'>
): boolean {
	return status === 'draft' || (status !== 'waiting' && state === 'refused');
}
