import type { DocumentId } from '../domain/ids.ts';
import type { DocumentRecord, Tombstone } from '../domain/wire/records.ts';
import { deleteParts } from '../local/documents/parts.ts';
import { releaseHeldDocuments } from '../local/documents/release.ts';
import { pendingMutations } from '../local/mutation-log.ts';
import type { DocumentRow, PersonDatabase } from '../local/person-database.ts';
import { asLost } from './set-back.ts';

/** Lays what the server tells of a document under what this device knows of it. Called in the answer's transaction. */
export async function takeDocument(
	db: PersonDatabase,
	record: DocumentRecord | Tombstone<DocumentId>
): Promise<void> {
	if ('removed' in record) {
		await db.documents.delete(record.id);
		return deleteParts(db, record.id);
	}
	const earlier = await db.documents.get(record.id);
	if (!earlier && (await isBeingRemoved(db, record))) return;
	const known = earlier && record.state === 'receiving' ? await asLost(db, earlier) : earlier;
	await db.documents.put(documentRowOf(record, known));
	await releaseHeldDocuments(db, record.applicationId);
}

/** A document of another device: how much of it the server has by now is to be asked. */
const ELSEWHERE = { held: 0, state: 'remote', removedAt: null, inDoubt: true } as const;

function documentRowOf(record: DocumentRecord, earlier: DocumentRow | undefined): DocumentRow {
	const { state, ...told } = record;
	const { removedAt, inDoubt, ...own } = earlier ?? ELSEWHERE;
	return {
		...told,
		held: Math.max(told.held, own.held),
		state: state === 'receiving' ? own.state : state,
		removedAt,
		declared: true,
		inDoubt
	};
}

/** Removed here and not yet told: it must not come back to the draft meanwhile. */
async function isBeingRemoved(db: PersonDatabase, record: DocumentRecord): Promise<boolean> {
	const pending = await pendingMutations(db, record.applicationId);
	return pending.some(
		({ mutation }) =>
			mutation.kind === 'discardDraft' ||
			(mutation.kind === 'removeDocument' && mutation.documentId === record.id)
	);
}
