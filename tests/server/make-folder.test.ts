import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../src/lib/server/make-folder.ts';

test('a folder is made with all above it, by any number at once', async () => {
	const root = await mkdtemp(join(tmpdir(), 'muraciet-test-'));
	onTestFinished(() => rm(root, { recursive: true }));
	const path = join(root, 'a/b/c');
	await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(root, 'a/b'))]);
	expect((await stat(path)).isDirectory()).toBe(true);
});

test('one that the system lets nobody make is refused, not tried for ever', async () => {
	await expect(makeFolder('/proc/muraciet/data')).rejects.toMatchObject({ syscall: 'mkdir' });
	await expect(makeFolder('/dev/null/data')).rejects.toMatchObject({ syscall: 'mkdir' });
});
