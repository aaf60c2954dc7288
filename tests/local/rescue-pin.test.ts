import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { enter } from '../../src/lib/local/people-here.ts';
import { aygun, completeDraft, testDevice } from './device.ts';
import { Phone, tracesAtRest } from './pin-scene.ts';
import { documentsOf, rescued, takeIn } from './rescued.ts';

let phone = new Phone();

afterEach(async () => {
	await phone.discard();
	phone = new Phone();
});

test('a draft locked by a PIN leaves the phone in a file, byte for byte, for who has given the PIN', async () => {
	const { workspace, id } = await phone.begin();
	const documents = await documentsOf(workspace, id);
	await phone.lock(workspace);
	const { workspace: unlocked } = await phone.unlocked();
	const to = testDevice().workspace;
	expect(await takeIn(to, await rescued(unlocked, id))).toMatchObject({ kind: 'added', id });
	expect(await documentsOf(to, id)).toEqual(documents);
	expect(documents.every(({ sha256, bytes }) => sha256 === bytes)).toBe(true);
});

test('taken in on a phone with a PIN, nothing of it lies open there', async () => {
	const from = testDevice().workspace;
	const id = await completeDraft(from, 300_000);
	await enter(phone.tools, aygun);
	const workspace = await phone.open();
	await phone.lock(workspace);
	expect(await takeIn(workspace, await rescued(from, id))).toMatchObject({ kind: 'added', id });
	expect(await tracesAtRest()).toEqual([]);
	const { workspace: again } = await phone.unlocked();
	expect(await documentsOf(again, id)).toEqual(await documentsOf(from, id));
});
