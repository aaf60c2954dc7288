import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { readMeta } from '../../src/lib/local/meta.ts';
import { syncInBackground } from '../../src/lib/sync/background.ts';
import { Phone } from '../local/pin-scene.ts';

const phone = new Phone();

afterEach(() => phone.discard());

test('the service worker lets a locked person’s data be and tells the browser it is done; without a PIN it asks to be called again', async () => {
	const { workspace } = await phone.begin(1000);
	await expect(syncInBackground()).rejects.toThrow('Something is still to be sent');
	const { sent } = (await readMeta(workspace.db, 'numbering'))!;
	await phone.lock(workspace);
	await expect(syncInBackground()).resolves.toBeUndefined();
	expect(await workspace.db.mutations.count()).toBe(3);
	expect((await readMeta(workspace.db, 'numbering'))?.sent).toBe(sent);
});
