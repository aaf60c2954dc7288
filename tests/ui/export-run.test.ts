import { expect, test } from 'vitest';
import { ExportRun, type MakeFile, type Made } from '../../src/lib/ui/rescue/export-run.svelte.ts';

/** Files that are made when the test says so, each with the passphrase it was asked for with. */
function makeSlowly() {
	const asked: { passphrase: string; tell: (written: number) => void; end: () => void }[] = [];
	const make: MakeFile = (passphrase, onProgress) =>
		new Promise((resolve) => {
			const tell = (written: number) => onProgress(written, 10);
			asked.push({ passphrase, tell, end: () => resolve(fileOf(passphrase)) });
		});
	return { asked, make };
}

function fileOf(name: string): Made {
	return { ok: true, file: new Blob([name]), name, left: 0 };
}

test('a file whose dialog was closed while it was made is not given for the next application', async () => {
	const run = new ExportRun();
	const { asked, make } = makeSlowly();
	const first = run.start(make, 'of the first');
	asked[0]!.tell(5);
	run.drop();
	expect(run.progress).toBeNull();
	asked[0]!.end();
	await first;
	expect(run.made).toBeNull();
});

test('a closed run says nothing into the one that follows it', async () => {
	const run = new ExportRun();
	const { asked, make } = makeSlowly();
	const first = run.start(make, 'of the first');
	run.drop();
	const second = run.start(make, 'of the second');
	asked[0]!.tell(9);
	expect(run.progress).toEqual({ written: 0, total: 1 });
	asked[0]!.end();
	await first;
	expect(run.made).toBeNull();
	expect(run.progress).not.toBeNull();
	asked[1]!.end();
	await second;
	expect(run.made?.name).toBe('of the second');
	expect(run.progress).toBeNull();
});

test('what went wrong in a closed run is not told of the next application', async () => {
	const run = new ExportRun();
	let fail: (error: Error) => void = () => undefined;
	const closed = run.start(() => new Promise((_, reject) => (fail = reject)), 'of the first');
	run.drop();
	fail(new Error('no room'));
	await closed;
	expect(run.failure).toBe('');
	await run.start(() => Promise.reject(new Error('no room')), 'of the second');
	expect(run.failure).not.toBe('');
});
