import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/lib/server/database/database.ts';
import { readDirectory } from '../../src/lib/server/directory/directory-store.ts';
import { type Ended, runCommandFile } from './run-command-file.ts';

const COMMAND = 'src/lib/server/directory/directory-command.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-directory-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...words: string[]): Promise<Ended> => runCommandFile(COMMAND, words, folder);

async function importLines(...lines: string[]): Promise<Ended> {
	const path = join(folder, 'addresses.csv');
	await writeFile(path, ['district,kind,name', ...lines].join('\n'));
	return run('import', path);
}

async function offered(): Promise<string[]> {
	const db = await openDatabase({ dataDir: folder, databaseUrl: null });
	try {
		const { places } = await readDirectory(db);
		return places.filter(({ retired }) => !retired).map(({ name }) => name);
	} finally {
		await db.destroy();
	}
}

describe('npm run directory', () => {
	test('imports a good file into a new installation and says what became of it', async () => {
		const { code, stdout } = await importLines('Qusar,street,Yeni küçə', 'Quba,village,Yeni kənd');
		expect(stdout).toMatch(
			/^districts: 0 added, 0 changed, 0 retired, 88 as they were\nplaces: 2 added/
		);
		expect(stdout).toMatch(/The directory is now version [0-9a-f]{12}\.\n$/);
		expect(code).toBe(0);
		expect((await offered()).toSorted()).toEqual(['Yeni küçə', 'Yeni kənd']);
	});

	test('refuses a bad file whole and says what is wrong line by line', async () => {
		await importLines('Qusar,street,Yeni küçə');
		const { code, stdout, stderr } = await importLines('Qusar,street,Başqa küçə', 'Qusar,ada,Gil');
		expect(code).toBe(1);
		expect(stdout).toBe('');
		expect(stderr).toMatch(
			/^line 3: “ada” is no kind.*\nNothing was imported: addresses\.csv has 1 wrong\.\n$/
		);
		expect(await offered()).toEqual(['Yeni küçə']);
	});

	test('says in one line what it can’t do', async () => {
		expect(await run()).toMatchObject({
			code: 1,
			stderr: 'Usage: npm run directory -- import FILE.csv\n'
		});
		expect((await run('import', 'no-such.csv')).stderr).toBe('no-such.csv can’t be read: ENOENT\n');
	});
});
