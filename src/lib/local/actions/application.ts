import type { ApplicationId } from '../../domain/ids.ts';
import { canMove } from '../../domain/application/status.ts';
import { appendMutation, pendingMutations } from '../mutation-log.ts';
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
		await db.applications.update(id, { confirmedAt: null });
		return true;
	});
}
