import { mediaTypeOfName } from '../../../domain/documents/check-document.ts';
import { DOCUMENT_NAME_MAX_BYTES } from '../../../domain/documents/document-limits.ts';
import type { ApplicationId } from '../../../domain/ids.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { DeclaredDocument } from '../../../domain/wire/mutation.ts';
import { addDocument } from '../../store/documents.ts';
import type { MutationContext } from './context.ts';

/** What is wrong with a document by its declaration alone; its content is looked at when all of it is here. */
export function checkDeclared(
	{ name, size, mediaType, kind }: DeclaredDocument,
	{ documentMaxBytes }: MutationContext['config']
): Problem | null {
	if (mediaTypeOfName(name) !== mediaType) return { code: 'documentType', at: kind };
	if (Buffer.byteLength(name) > DOCUMENT_NAME_MAX_BYTES) {
		return { code: 'documentNameTooLong', at: kind, limit: DOCUMENT_NAME_MAX_BYTES };
	}
	const isTooLarge = size > documentMaxBytes;
	return isTooLarge ? { code: 'documentTooLarge', at: kind, limit: documentMaxBytes } : null;
}

/** Whether two declarations under one id mean the same bytes for the same purpose. */
export function isSameDeclaration(a: DeclaredDocument, b: DeclaredDocument): boolean {
	return a.kind === b.kind && a.size === b.size && a.sha256 === b.sha256;
}

/** Keeps a declaration. Throws TakenId when its id turns out to be someone else's. */
export async function declareDocument(
	{ trx, owner, now }: MutationContext,
	declared: DeclaredDocument,
	place: { applicationId: ApplicationId; revision: number }
): Promise<void> {
	const fresh = { held: 0, state: 'receiving', refusal: null, isRemoved: false } as const;
	await addDocument(trx, { ...declared, ...place, ...fresh, owner, createdAt: now });
}
