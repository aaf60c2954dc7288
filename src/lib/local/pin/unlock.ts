import type { PersonId } from '../../domain/ids.ts';
import { adoptGuest } from '../adopt-guest.ts';
import { readMeta } from '../meta.ts';
import type { Tools, Unlocked } from '../open-workspace.ts';
import { GUEST_DATABASE, PersonDatabase, personDatabaseName } from '../person-database.ts';
import { sealWith, unsealing } from '../seal/cipher.ts';
import { rewriteRows } from '../seal/rewrite.ts';
import type { Workspace } from '../workspace.ts';
import { holdKey } from './holding.ts';
import { unwrapKey } from './key.ts';
import { finishRemoval } from './switch-pin.ts';
import { countTry, forgetTries } from './tries.ts';

export type UnlockResult =
	| { kind: 'unlocked'; unlocked: Unlocked }
	| { kind: 'wrong' }
	/** Too many were wrong: nothing was tried. In milliseconds. */
	| { kind: 'wait'; milliseconds: number }
	/** It has been taken off meanwhile: the app opens without one. */
	| { kind: 'noPin' };

/** Tries a PIN on this person's data. */
export async function unlock(
	{ clock, random }: Pick<Tools, 'clock' | 'random'>,
	person: PersonId,
	pin: string
): Promise<UnlockResult> {
	const db = new PersonDatabase(personDatabaseName(person));
	try {
		if (!(await readMeta(db, 'pin'))) return { kind: 'noPin' };
		const milliseconds = await countTry(db, clock());
		if (milliseconds > 0) return { kind: 'wait', milliseconds };
		// Held before the record is read: whoever takes the PIN off waits for this tab, or is done.
		const release = await holdKey(db.name);
		const record = await readMeta(db, 'pin');
		const key = record && (await unwrapKey(record, pin));
		if (!key) {
			release();
			return record ? { kind: 'wrong' } : { kind: 'noPin' };
		}
		await forgetTries(db);
		const seal = sealWith(key, random);
		return {
			kind: 'unlocked',
			unlocked: { person, seal: record.isGoing ? unsealing(seal) : seal, release }
		};
	} finally {
		db.close();
	}
}

/** What is left to do once the data is open: what was begun as a guest meanwhile, and rows that lie as they should not. */
export async function settleUnlocked(workspace: Workspace, { release }: Unlocked): Promise<void> {
	const { db, person } = workspace;
	if (person) await adoptGuestInto(db, person);
	const record = await readMeta(db, 'pin');
	if (record?.isGoing) {
		release();
		await finishRemoval(db);
	} else await rewriteRows(db, 'open');
}

async function adoptGuestInto(
	db: PersonDatabase,
	person: NonNullable<Workspace['person']>
): Promise<void> {
	const guest = new PersonDatabase(GUEST_DATABASE);
	try {
		await adoptGuest(guest, db, person);
	} finally {
		guest.close();
	}
}
