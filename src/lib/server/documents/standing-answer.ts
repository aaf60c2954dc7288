import type { AppendAnswer } from '../../domain/wire/append.ts';
import type { Document } from '../store/documents.ts';

/** What an append is told of a document it can't add to, or need not. */
export function standingAnswer(document: Document | undefined): AppendAnswer {
	if (!document || document.isRemoved) return { kind: 'unknown', held: 0 };
	const { state, held, refusal } = document;
	if (state === 'held') return { kind: 'held', held };
	if (state === 'checking') return { kind: 'checking', held };
	if (state === 'refused') return { kind: 'refused', held, refusal: refusal ?? 'documentContent' };
	return { kind: 'wrongOffset', held };
}
