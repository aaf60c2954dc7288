import { LockedError } from '../local/seal/guard.ts';
import type { Workspace } from '../local/workspace.ts';

/**
 * Whether a fault of the store is no fault but the end: this tab has closed it, the person has signed out or locked it.
 * A connection the browser has lost is none.
 */
export function isOver(db: Workspace['db'], error: unknown): boolean {
	return error instanceof LockedError || (db.hasFailed() && db.hasBeenClosed());
}

/** Dexie opens again by itself what the browser has closed, but tries it only once. */
export async function reopen({ db, device }: Workspace): Promise<void> {
	for (const store of [db, device]) {
		if (store.hasFailed() && !store.hasBeenClosed()) await store.open().catch(() => undefined);
	}
}

/** Lets a fault be seen where one that nobody caught is seen: it may be a mistake of ours. */
export function tellConsole(error: unknown): void {
	queueMicrotask(() => {
		throw error;
	});
}
