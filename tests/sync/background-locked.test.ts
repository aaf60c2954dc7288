import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readMeta } from '../../src/lib/local/meta.ts';
import { signOutHere } from '../../src/lib/local/people-here.ts';
import { syncInBackground } from '../../src/lib/sync/background.ts';
import { Phone } from '../local/pin-scene.ts';

let phone: Phone;

beforeEach(() => {
	phone = new Phone();
});

afterEach(async () => {
	vi.unstubAllGlobals();
	await phone.discard();
});

test('the service worker lets a locked person’s data be and tells the browser it is done; without a PIN it asks to be called again', async () => {
	const { workspace } = await phone.begin(1000);
	await expect(syncInBackground()).rejects.toThrow('Something is still to be sent');
	const { sent } = (await readMeta(workspace.db, 'numbering'))!;
	await phone.lock(workspace);
	await expect(syncInBackground()).resolves.toBeUndefined();
	expect(await workspace.db.mutations.count()).toBe(3);
	expect((await readMeta(workspace.db, 'numbering'))?.sent).toBe(sent);
});

test('the service worker ends quietly when its person signs out while it sends, and brings nothing of theirs back', async () => {
	const { workspace } = await phone.begin(1000);
	const asked = vi.fn(async () => {
		await signOutHere(workspace);
		throw new TypeError('No link');
	});
	vi.stubGlobal('fetch', asked);
	await expect(syncInBackground()).resolves.toBeUndefined();
	expect(asked).toHaveBeenCalledOnce();
	expect(await Dexie.exists(workspace.db.name)).toBe(false);
});
