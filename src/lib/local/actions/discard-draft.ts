import type { ApplicationId } from '../../domain/ids.ts';
import { timeNow, type Workspace } from '../workspace.ts';

/** How long a discarded draft or a removed document can be brought back, in milliseconds. */
export const UNDO_MILLISECONDS = 30_000;

/** Takes a draft off the screens. It can be brought back until it is purged. */
export async function discardDraft(workspace: Workspace, id: ApplicationId): Promise<void> {
	await workspace.db.applications.update(id, { discardedAt: timeNow(workspace) });
}

export async function restoreDraft(workspace: Workspace, id: ApplicationId): Promise<void> {
	await workspace.db.applications.update(id, { discardedAt: null });
}
