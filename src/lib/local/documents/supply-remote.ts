import type { ApplicationId, DocumentId } from '../../domain/ids.ts';
import type { DeclaredDocument } from '../../domain/wire/mutation.ts';
import type { PersonDatabase } from '../person-database.ts';
import { deleteParts, readParts, writePart } from './parts.ts';

/**
 * A document that another device declared and did not finish sending goes on from here, when the very same file is
 * attached on this one: what the server holds of it is not sent again. Answers the id it stands under, or null when
 * there is none to go on with. In the caller's transaction.
 */
export async function supplyRemote(
	db: PersonDatabase,
	applicationId: ApplicationId,
	chosen: DeclaredDocument
): Promise<DocumentId | null> {
	const remote = await db.documents
		.where('applicationId')
		.equals(applicationId)
		.filter(
			({ state, removedAt, kind, sha256 }) =>
				state === 'remote' && !removedAt && kind === chosen.kind && sha256 === chosen.sha256
		)
		.first();
	if (!remote) return null;
	await moveParts(db, chosen.id, remote.id);
	await db.documents.update(remote.id, { state: 'saved', inDoubt: true });
	return remote.id;
}

async function moveParts(db: PersonDatabase, from: DocumentId, to: DocumentId): Promise<void> {
	let index = 0;
	for await (const { buffer } of readParts(db, from)) {
		await writePart(db, { documentId: to, index: index++, bytes: buffer });
	}
	await deleteParts(db, from);
}
