import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { completeDraft, testDevice } from './device.ts';
import { countSealed, Phone, tracesAtRest } from './pin-scene.ts';
import { documentsOf, rescued, takeIn } from './rescued.ts';

const SIZE = 600_000;

let phone = new Phone();

afterEach(async () => {
	await phone.discard();
	phone = new Phone();
});

test('a draft leaves a device with a PIN in a file that opens on one without, byte for byte', async () => {
	const { workspace, id } = await phone.begin(SIZE);
	const before = await documentsOf(workspace, id);
	await phone.lock(workspace);
	const { workspace: from } = await phone.unlocked();
	const file = await rescued(from, id);
	expect(await tracesAtRest()).toEqual([]);
	const to = testDevice().workspace;
	expect(await takeIn(to, file)).toEqual({ kind: 'added', id, isCopy: false });
	expect(await documentsOf(to, id)).toEqual(before);
	expect((await to.db.applications.get(id))?.fields).toMatchObject({ house: '12A' });
});

test('a file taken in on a device with a PIN lies sealed there, and is whole for who has the PIN', async () => {
	const from = testDevice().workspace;
	const id = await completeDraft(from, SIZE);
	const file = await rescued(from, id);
	const mine = await phone.begin(1000);
	await phone.lock(mine.workspace);
	const sealed = await countSealed();
	expect(await takeIn(mine.workspace, file)).toMatchObject({ kind: 'added', id });
	expect(await tracesAtRest()).toEqual([]);
	expect(await countSealed()).toBeGreaterThan(sealed);
	const { workspace } = await phone.unlocked();
	expect(await documentsOf(workspace, id)).toEqual(await documentsOf(from, id));
});

test('one that is damaged at its end leaves nothing of it on a device with a PIN', async () => {
	const from = testDevice().workspace;
	const file = await rescued(from, await completeDraft(from, SIZE));
	const { workspace } = await phone.begin(1000);
	await phone.lock(workspace);
	const sealed = await countSealed();
	expect(await takeIn(workspace, file.slice(0, -1))).toMatchObject({ kind: 'refused' });
	expect(await countSealed()).toBe(sealed);
	expect(await workspace.db.applications.count()).toBe(1);
});
