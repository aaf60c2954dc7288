import { joinChanges, joinSettled } from '../domain/application/merge.ts';
import type { ApplicationId } from '../domain/ids.ts';
import type { Mutation, SaveDraft } from '../domain/wire/mutation.ts';
import type { MutationRow, PersonDatabase } from './person-database.ts';

/** Everything of this application the server has not acknowledged, in order. */
export function pendingMutations(
	db: PersonDatabase,
	applicationId: ApplicationId
): Promise<MutationRow[]> {
	return db.mutations.where('applicationId').equals(applicationId).sortBy('order');
}

/** Adds to the log. To be called in the transaction that makes the change it tells of. */
export async function appendMutation(db: PersonDatabase, mutation: Mutation): Promise<void> {
	await db.mutations.add({ seq: null, applicationId: mutation.applicationId, mutation });
}

/**
 * Adds an edit of a draft, or joins it to the last one of the same draft while that has not been put into a request:
 * a person who types for an hour without a link leaves one mutation, not a thousand.
 */
export async function appendSave(db: PersonDatabase, save: SaveDraft): Promise<void> {
	const rows = await pendingMutations(db, save.applicationId);
	const earlier = rows.findLast((row) => row.seq === null && row.mutation.kind === 'saveDraft');
	if (!earlier) return appendMutation(db, save);
	const joined = joinSaves(earlier.mutation as SaveDraft, save);
	await db.mutations.update(earlier.order, { mutation: joined });
}

function joinSaves(first: SaveDraft, second: SaveDraft): SaveDraft {
	const resolves = joinSettled(first.resolves ?? {}, second.resolves ?? {});
	return {
		...second,
		changes: joinChanges(first.changes, second.changes),
		...(Object.keys(resolves).length > 0 && { resolves })
	};
}
