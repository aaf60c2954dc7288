import type { DocumentKind } from '../../domain/documents/document-kind.ts';
import type { MediaType } from '../../domain/documents/media-type.ts';
import type { DocumentId } from '../../domain/ids.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { percentOf } from '../../i18n/format.ts';
import { m } from '../../i18n/compiled/messages.js';
import { alertIcon, checkIcon, cloudOffIcon, deviceIcon, uploadIcon } from '../icons.ts';

/** As much of a document as its card shows. Sizes in bytes. */
export interface ShownDocument {
	id: DocumentId;
	kind: DocumentKind;
	name: string;
	mediaType: MediaType;
	size: number;
	/** Bytes the utility holds. */
	held: number;
	/** `saved`: on this device. `remote`: on another one. `checking`: at the utility, not yet told safe. */
	state: 'saved' | 'checking' | 'held' | 'refused' | 'remote';
	refusal: ProblemCode | null;
}

interface Standing {
	tone: 'neutral' | 'info' | 'success' | 'error';
	icon: string;
	words: string;
}

/** Where a document is, truly: "on this device" and "at the utility" have marks of their own. */
export function documentStanding(document: ShownDocument): Standing {
	switch (document.state) {
		case 'held':
			return { tone: 'success', icon: checkIcon, words: m.document_state_held() };
		case 'checking':
			return { tone: 'info', icon: uploadIcon, words: m.document_state_checking() };
		case 'refused':
			return { tone: 'error', icon: alertIcon, words: m.document_state_refused() };
		case 'remote':
			return { tone: 'neutral', icon: cloudOffIcon, words: m.document_state_remote() };
		case 'saved':
			return isSending(document) ? sending(document) : savedHere();
	}
}

/** Whether some of it, but not all, is at the utility. */
export function isSending({ state, held, size }: ShownDocument): boolean {
	return state === 'saved' && held > 0 && held < size;
}

function sending({ held, size }: ShownDocument): Standing {
	const percent = percentOf(held, size);
	return { tone: 'info', icon: uploadIcon, words: m.document_state_sending({ percent }) };
}

function savedHere(): Standing {
	return { tone: 'neutral', icon: deviceIcon, words: m.document_state_saved() };
}
