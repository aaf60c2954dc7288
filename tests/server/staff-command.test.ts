import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/lib/server/database/database.ts';
import { type Ended, runCommandFile } from './run-command-file.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'muraciet-staff-'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (name: string, words: string[]): Promise<Ended> =>
	runCommandFile(`src/lib/server/${name}-command.ts`, words, folder);
const staff = (...words: string[]) => run('staff/staff', words);
const audit = (...words: string[]) => run('audit/audit', words);

/** As somebody with the database in their hands would, past the triggers. */
async function tamper(statement: string): Promise<void> {
	const db = await openDatabase({ dataDir: folder, databaseUrl: null });
	for (const trigger of ['audit_no_update', 'audit_no_delete'])
		await sql.raw(`drop trigger if exists ${trigger}`).execute(db);
	await sql.raw(statement).execute(db);
	await db.destroy();
}

describe('npm run staff', () => {
	test('puts someone on the list, shows them, and takes them off', async () => {
		expect(await staff('list')).toMatchObject({ code: 0, stdout: 'Nobody is on the staff list\n' });
		expect((await staff('add', ' 7abc123', 'operator', 'Leyla', 'Həsənova')).stdout).toBe(
			'7ABC123 is operator now: Leyla Həsənova\n'
		);
		await staff('add', '7ABC123', 'administrator', 'Leyla Həsənova');
		expect((await staff('list')).stdout).toBe('7ABC123  administrator  Leyla Həsənova\n');
		expect((await staff('remove', '7ABC123')).code).toBe(0);
		expect((await staff('list')).stdout).toBe('Nobody is on the staff list\n');
	});

	test.each([
		[['add', '7ABC', 'operator', 'Leyla'], /^FİN: 7ABC is none; [^\n]*\n$/],
		[['add', '7ABC123', 'boss', 'Leyla'], /^Role: boss is none; [^\n]*\n$/],
		[['add', '7ABC123', 'operator'], /^NAME: [^\n]*\n$/],
		[['remove', '7ABC123'], /^7ABC123 is not on the staff list\n$/],
		[['promote'], /^Usage: npm run staff/]
	])('says what it can’t do: %j', async (words, message) => {
		const { code, stdout, stderr } = await staff(...words);
		expect(stderr).toMatch(message);
		expect([code, stdout]).toEqual([1, '']);
	});
});

test('npm run sessions ends sessions, and says how it is used', async () => {
	const sessions = (...words: string[]) => run('auth/sessions', words);
	expect((await sessions('end', '7ABC123')).stdout).toMatch(/^0 sessions ended: [^\n]*\n$/);
	expect(await sessions('end', '7ABC')).toMatchObject({
		code: 1,
		stderr: 'FİN: 7ABC is none; say it, or everyone\n'
	});
	expect((await sessions('end')).stderr).toBe('Usage: npm run sessions -- end FİN|everyone\n');
});

describe('npm run audit', () => {
	beforeEach(async () => {
		await staff('add', '7ABC123', 'operator', 'Leyla');
		await staff('add', '7ABC124', 'operator', 'Samir');
		await staff('remove', '7ABC123');
	});

	test('finds the record of every change of the staff whole, and says what to note down', async () => {
		const { code, stdout } = await audit('verify');
		expect(stdout).toMatch(/^The audit is whole: 3 rows, the last [\w-]{43}\n$/);
		expect(code).toBe(0);
	});

	test.each([
		[
			"update audit set detail = '7ABC124 administrator' where seq = 2",
			'Row 2 of the audit is changed'
		],
		['delete from audit where seq = 2', 'Row 2 of the audit is missing'],
		['delete from audit where seq = 3', 'Row 3 of the audit is missing'],
		['delete from audit', 'Row 1 of the audit is missing']
	])('names the first bad row after: %s', async (statement, message) => {
		await tamper(statement);
		expect(await audit('verify')).toMatchObject({ code: 1, stderr: `${message}\n` });
	});

	test('finds a chain that somebody wrote anew from a row noted elsewhere', async () => {
		const noted = /([\w-]{43})\n$/.exec((await audit('verify')).stdout)?.[1] ?? '';
		expect((await audit('verify', '3', noted)).code).toBe(0);
		await tamper('delete from audit_head');
		await tamper('delete from audit');
		await staff('add', '7ABC125', 'operator', 'Another');
		expect((await audit('verify')).code).toBe(0);
		expect(await audit('verify', '3', noted)).toMatchObject({
			code: 1,
			stderr: 'Row 2 of the audit is missing\n'
		});
	});

	test('says how it is used', async () => {
		expect((await audit('verify', '3')).stderr).toMatch(/^Usage/);
	});
});
