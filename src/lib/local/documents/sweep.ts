import { type Clock, type DocumentId, madeAt } from '../../domain/ids.ts';
import type { PersonDatabase } from '../person-database.ts';
import { deleteParts } from './parts.ts';

const ATTACHING = 'muraciet-attaching';

/** Older than this nobody can be writing them any more, in milliseconds: what tells without Web Locks. */
const ABANDONED_AFTER = 60 * 60 * 1000;

/** Runs while no other tab sweeps: slices written here are not yet anybody's. */
export async function whileAttaching<Result>(work: () => Promise<Result>): Promise<Result> {
	const locks = webLocks();
	if (!locks) return work();
	return locks.request(ATTACHING, { mode: 'shared' }, work);
}

/** Removes slices that no document owns: a tab was killed while it wrote them, and nobody was told they were saved. */
export async function sweepUnownedParts({
	db,
	clock
}: {
	db: PersonDatabase;
	clock: Clock;
}): Promise<void> {
	const locks = webLocks();
	const isAbandoned = (id: DocumentId) => clock() - madeAt(id) > ABANDONED_AFTER;
	if (!locks) return sweep(db, isAbandoned);
	await locks.request(ATTACHING, { ifAvailable: true }, (lock) =>
		lock ? sweep(db, () => true) : undefined
	);
}

async function sweep(db: PersonDatabase, mayGo: (id: DocumentId) => boolean): Promise<void> {
	const keys = await db.parts.toCollection().primaryKeys();
	const owned = new Set(await db.documents.toCollection().primaryKeys());
	const unowned = new Set(keys.map(([id]) => id).filter((id) => !owned.has(id)));
	for (const id of unowned) if (mayGo(id)) await deleteParts(db, id);
}

function webLocks(): LockManager | undefined {
	return globalThis.navigator?.locks;
}
