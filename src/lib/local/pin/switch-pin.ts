import { readMeta, writeMeta } from '../meta.ts';
import type { Unlocked } from '../open-workspace.ts';
import type { PersonDatabase } from '../person-database.ts';
import { sealWith, unsealing } from '../seal/cipher.ts';
import { rewriteRows } from '../seal/rewrite.ts';
import type { Workspace } from '../workspace.ts';
import { holdKey, whileAlone } from './holding.ts';
import { unwrapKey, wrapKey } from './key.ts';
import { countTry, forgetTries } from './tries.ts';

const KEY_BYTES = 32;

/**
 * Locks this person's data on this device with a PIN: what is written from now on is sealed, and `rewriteRows` seals what
 * is there. The record comes first: no row is ever sealed with a key that is not kept.
 */
export async function setPin(
	workspace: Workspace,
	pin: string,
	lockAfter: number
): Promise<Unlocked> {
	const { db, person, random } = workspace;
	if (!person) throw new Error('Only the data of somebody signed in can be locked');
	const key = random(new Uint8Array(KEY_BYTES));
	const wrapped = await wrapKey(key, pin, random);
	const release = await holdKey(db.name);
	await writeMeta(db, 'pin', { ...wrapped, isGoing: false, lockAfter });
	db.seal = sealWith(key, random);
	return { person: person.id, seal: db.seal, release };
}

export type RemovalResult =
	'removed' | 'wrong' | 'otherTabs' | { kind: 'wait'; milliseconds: number };

/** Takes the PIN off and opens what it sealed. The other tabs with the key are to have been told to lock. */
export async function removePin(
	{ db, clock }: Workspace,
	unlocked: Unlocked,
	pin: string
): Promise<RemovalResult> {
	const milliseconds = await countTry(db, clock());
	if (milliseconds > 0) return { kind: 'wait', milliseconds };
	const record = await readMeta(db, 'pin');
	if (record && !(await unwrapKey(record, pin))) return 'wrong';
	await forgetTries(db);
	unlocked.release();
	const isRemoved = await finishRemoval(db);
	if (!isRemoved) unlocked.release = await holdKey(db.name);
	return isRemoved ? 'removed' : 'otherTabs';
}

/** Opens every row, then forgets the PIN. Answers false when another tab keeps the key: then nothing has changed. */
export function finishRemoval(db: PersonDatabase): Promise<boolean> {
	return whileAlone(db.name, async () => {
		const record = await readMeta(db, 'pin');
		if (!record) return;
		await writeMeta(db, 'pin', { ...record, isGoing: true });
		if (db.seal) db.seal = unsealing(db.seal);
		await rewriteRows(db, 'sealed');
		await db.meta.bulkDelete(['pin', 'pinTries']);
		db.seal = null;
	});
}

/** Changes how long the app may be out of sight before it locks, in minutes. */
export async function setLockAfter(db: PersonDatabase, lockAfter: number): Promise<void> {
	await db.transaction('rw', db.meta, async () => {
		const record = await readMeta(db, 'pin');
		if (record) await writeMeta(db, 'pin', { ...record, lockAfter });
	});
}
