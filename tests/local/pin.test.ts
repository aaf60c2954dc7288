import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { startDraft } from '../../src/lib/local/actions/start-draft.ts';
import { readMeta } from '../../src/lib/local/meta.ts';
import { enter, leaveHere } from '../../src/lib/local/people-here.ts';
import { PersonDatabase, personDatabaseName } from '../../src/lib/local/person-database.ts';
import { finishRemoval, removePin } from '../../src/lib/local/pin/switch-pin.ts';
import { waitAfterTries } from '../../src/lib/local/pin/tries.ts';
import { settleUnlocked } from '../../src/lib/local/pin/unlock.ts';
import { countOnlyHere, forgetPerson } from '../../src/lib/local/pin/without-pin.ts';
import { LockedError } from '../../src/lib/local/seal/guard.ts';
import { rewriteRows } from '../../src/lib/local/seal/rewrite.ts';
import { aygun, completeFields } from './device.ts';
import {
	countSealed,
	cutAt,
	Phone,
	PIN,
	readAll,
	TRACES,
	tracesAtRest,
	type
} from './pin-scene.ts';

let phone = new Phone();

afterEach(async () => {
	await phone.discard();
	phone = new Phone();
});

test('with a PIN nothing typed and no byte of a document lies open, and all of it is there for who has the PIN', async () => {
	const { workspace, id } = await phone.begin();
	const before = await readAll(workspace);
	expect(await tracesAtRest()).toEqual(TRACES);

	await phone.lock(workspace);
	expect(await tracesAtRest()).toEqual([]);
	expect(await readAll(workspace)).toEqual(before);

	await type(workspace, id, 'aygun@example.az yazıb');
	expect(await tracesAtRest()).toEqual([]);

	const again = await phone.unlocked();
	const row = await again.workspace.db.applications.get(id);
	expect(row?.fields.notes).toBe('aygun@example.az yazıb');
	expect(again.workspace.person).toEqual(aygun);
});

test('without the PIN the data does not open, and no read takes a sealed row for an empty one', async () => {
	const { workspace, id } = await phone.begin();
	await phone.lock(workspace);
	await expect(phone.open()).rejects.toThrow(LockedError);
	const db = new PersonDatabase(personDatabaseName(aygun.id));
	await expect(db.applications.get(id)).rejects.toThrow(LockedError);
	await expect(db.applications.toArray()).rejects.toThrow(LockedError);
	await expect(db.documents.filter(() => true).toArray()).rejects.toThrow(LockedError);
	await expect(db.applications.update(id, { number: 'x' })).rejects.toThrow(LockedError);
	db.close();
});

test('a row that was put in the place of another does not open', async () => {
	const { workspace } = await phone.begin();
	await phone.lock(workspace);
	const { db } = workspace;
	const [first, second] = await db.documents.toCollection().primaryKeys();
	const { seal } = db;
	db.seal = null;
	const sealed = await new Promise<Record<string, unknown>>((resolve) => {
		const request = db.backendDB().transaction('documents').objectStore('documents').get(first!);
		request.onsuccess = () => resolve(request.result as Record<string, unknown>);
	});
	db.seal = seal;
	expect(() => seal?.open('documents', { ...sealed, id: second })).toThrow();
	expect(seal?.open('documents', sealed)).toMatchObject({
		id: first,
		mediaType: 'application/pdf'
	});
});

test('wrong PINs wait longer and longer, over a reload and whatever the clock is set to, and the right one has to wait with them', async () => {
	const { workspace } = await phone.begin();
	await phone.lock(workspace);
	const attempt = (pin: string) => phone.attempt(pin);
	for (let tries = 0; tries < 3; tries++) expect(await attempt('0000')).toEqual({ kind: 'wrong' });
	expect(await attempt(PIN)).toEqual({ kind: 'wait', milliseconds: 30_000 });
	phone.pass(29_999);
	expect(await attempt(PIN)).toEqual({ kind: 'wait', milliseconds: 1 });
	phone.pass(1);
	expect(await attempt('1111')).toEqual({ kind: 'wrong' });
	expect(await attempt(PIN)).toEqual({ kind: 'wait', milliseconds: 60_000 });
	phone.pass(-1_000_000);
	expect(await attempt(PIN)).toEqual({ kind: 'wait', milliseconds: 60_000 });
	phone.pass(86_400_000);
	expect(await attempt('2222')).toEqual({ kind: 'wrong' });
	expect(await attempt(PIN)).toEqual({ kind: 'wait', milliseconds: 120_000 });
	phone.pass(-86_400_000);
	expect(await attempt(PIN)).toEqual({ kind: 'wait', milliseconds: 120_000 });
	phone.pass(120_000);
	expect(await attempt(PIN)).toMatchObject({ kind: 'unlocked' });
	expect(await attempt('0000')).toEqual({ kind: 'wrong' });
	expect(waitAfterTries(50)).toBe(3_600_000);
});

test('switching the PIN on can be cut off at any write: the PIN opens everything and the rest is sealed', async () => {
	for (let write = 2, isCut = true; isCut; write++) {
		const { workspace } = await phone.begin(1000);
		const before = await readAll(workspace);
		await cutAt(workspace.db, write);
		isCut = await phone.lock(workspace).then(
			() => false,
			() => true
		);
		workspace.db.close();
		const again = await phone.unlocked();
		expect(await readAll(again.workspace)).toEqual(before);
		await settleUnlocked(again.workspace, again.unlocked);
		expect(await tracesAtRest()).toEqual([]);
		expect(await readAll(again.workspace)).toEqual(before);
		again.unlocked.release();
		await phone.discard();
		phone = new Phone();
	}
});

test('switching the PIN off can be cut off at any write: the PIN still opens everything, and the rest is opened', async () => {
	for (let write = 2, isCut = true; isCut; write++) {
		const { workspace } = await phone.begin(1000);
		const before = await readAll(workspace);
		const unlocked = await phone.lock(workspace);
		await cutAt(workspace.db, write);
		unlocked.release();
		isCut = await finishRemoval(workspace.db).then(
			() => false,
			() => true
		);
		workspace.db.close();
		if (isCut) {
			const again = await phone.unlocked();
			expect(await readAll(again.workspace)).toEqual(before);
			await settleUnlocked(again.workspace, again.unlocked);
		}
		expect(await readAll(await phone.open())).toEqual(before);
		expect(await countSealed()).toBe(0);
		await phone.discard();
		phone = new Phone();
	}
});

test('the PIN is taken off by who knows it, and not while another tab may still seal', async () => {
	const { workspace } = await phone.begin();
	const mine = await phone.lock(workspace);
	const other = await phone.unlocked();
	expect(await removePin(workspace, mine, '0000')).toBe('wrong');
	expect(await removePin(workspace, mine, PIN)).toBe('otherTabs');
	expect(await tracesAtRest()).toEqual([]);
	other.workspace.db.close();
	other.unlocked.release();
	expect(await removePin(workspace, mine, PIN)).toBe('removed');
	expect(await readMeta(workspace.db, 'pin')).toBeUndefined();
	expect(await tracesAtRest()).toEqual(TRACES);
	expect((await phone.open(mine)).db.seal).toBeNull();
});

test('a forgotten PIN: what is only here is counted without it, and this device’s copy goes', async () => {
	const { workspace } = await phone.begin();
	await phone.lock(workspace);
	expect(await countOnlyHere(aygun.id)).toEqual({ changes: 3, bytes: 600_000 });
	await forgetPerson(phone.tools.device, aygun.id);
	expect((await phone.open()).person).toBeNull();
	expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(workspace.db.name);
});

test('somebody else may use the app meanwhile; the owner comes back, gives the PIN and has what they began as a guest', async () => {
	const { workspace, id } = await phone.begin();
	(await phone.lock(workspace)).release();
	workspace.db.close();
	await leaveHere(phone.tools.device);
	const guest = await phone.open();
	const begun = await startDraft(guest, {
		type: 'newConsumer',
		source: 'eGov',
		fields: completeFields
	});
	guest.db.close();
	await enter(phone.tools, aygun);
	expect(await tracesAtRest()).toEqual([]);
	await expect(phone.open()).rejects.toThrow(LockedError);

	const again = await phone.unlocked();
	await settleUnlocked(again.workspace, again.unlocked);
	const ids = await again.workspace.db.applications.toCollection().primaryKeys();
	expect(ids.toSorted()).toEqual([id, begun].toSorted());
	expect(await tracesAtRest()).toEqual([]);
});

test('signing in as somebody else leaves locked data where it is', async () => {
	const { workspace } = await phone.begin();
	await phone.lock(workspace);
	workspace.db.close();
	await enter(phone.tools, { ...aygun, id: '01900000-0000-7000-8000-000000000002' as never });
	expect(await countOnlyHere(aygun.id)).toEqual({ changes: 3, bytes: 600_000 });
});

test('a guest has no PIN: what they began is at no server yet, and nobody could bring it back', async () => {
	const guest = await phone.open();
	await expect(phone.lock(guest)).rejects.toThrow('somebody signed in');
});

test('what another tab wrote open while the PIN was being set is sealed when it is given next', async () => {
	const { workspace, id } = await phone.begin();
	await phone.lock(workspace);
	const stale = new PersonDatabase(workspace.db.name);
	await stale.mutations.add({
		seq: null,
		applicationId: id,
		mutation: { kind: 'withdrawApplication', applicationId: id }
	});
	stale.close();
	const sealed = await countSealed();
	const again = await phone.unlocked();
	await rewriteRows(again.workspace.db, 'open');
	expect(await countSealed()).toBe(sealed + 1);
});
