import type { ApplicationId } from '../../domain/ids.ts';
import type { Mutation } from '../../domain/wire/mutation.ts';
import { canMove } from '../../domain/application/status.ts';
import { appendMutation, pendingMutations } from '../mutation-log.ts';
import type { PersonDatabase } from '../person-database.ts';
import type { Workspace } from '../workspace.ts';

/** Notes that the person has seen what became of an application so far. */
export async function markSeen(workspace: Workspace, id: ApplicationId): Promise<void> {
	await workspace.db.applications
		.where('id')
		.equals(id)
		.modify((row) => {
			row.seenEvents = row.history.length;
		});
}

/** Clears what the server said against an application, and what it left over, once the person has read it. */
export async function dismissProblems(workspace: Workspace, id: ApplicationId): Promise<void> {
	await workspace.db.applications.update(id, { problems: [], leftOver: {} });
}

/** Asks the server to withdraw an application; it shows as withdrawn when the server says so. */
export async function withdrawApplication(workspace: Workspace, id: ApplicationId): Promise<void> {
	const { db } = workspace;
	await db.transaction('rw', db.applications, db.mutations, async () => {
		const row = await db.applications.get(id);
		if (!row || !canMove(row.status, 'withdrawn', 'applicant')) return;
		if (await isWithdrawing(workspace, id)) return;
		await appendMutation(db, { kind: 'withdrawApplication', applicationId: id });
	});
}

/** Whether a wish to withdraw it has not been answered yet. */
export async function isWithdrawing({ db }: Workspace, id: ApplicationId): Promise<boolean> {
	const pending = await pendingMutations(db, id);
	return pending.some((row) => row.mutation.kind === 'withdrawApplication');
}

/**
 * Takes back a confirmation that has not left this device: the application is a draft again. Answers false when it
 * may already be on its way.
 */
export async function recallConfirmation(
	workspace: Workspace,
	id: ApplicationId
): Promise<boolean> {
	const { db } = workspace;
	return db.transaction('rw', db.applications, db.mutations, async () => {
		const pending = await pendingMutations(db, id);
		const submission = pending.find((row) => row.mutation.kind === 'submitApplication');
		if (submission?.seq !== null) return false;
		await db.mutations.delete(submission.order);
		await db.applications.update(id, { confirmedAt: null, confirmation: undefined });
		const row = await db.applications.get(id);
		if (row?.revision === 0 && pending.length === 1) await tellAsDraft(db, submission.mutation);
		return true;
	});
}

/** What the submission stood for is to be told all the same: the utility's copy is the safety net of a draft. */
async function tellAsDraft(db: PersonDatabase, submission: Mutation): Promise<void> {
	if (submission.kind !== 'submitApplication') return;
	const { applicationId, type, source, fields, documents } = submission;
	const head = { applicationId, type, source };
	const typed = Object.entries(fields).map(([name, to]) => [name, { from: '', to }] as const);
	await appendMutation(db, { kind: 'saveDraft', ...head, changes: Object.fromEntries(typed) });
	for (const document of documents)
		await appendMutation(db, { kind: 'attachDocument', ...head, document });
}
