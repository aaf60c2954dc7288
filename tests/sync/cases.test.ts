import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/* Each schedule that once went wrong, and by whose name it is known what for. In a process of its own: it runs under
   a clock and a task queue of its own. */

const run = promisify(execFile);
const command = fileURLToPath(new URL('simulate-command.ts', import.meta.url));
const folder = fileURLToPath(new URL('cases/', import.meta.url));

test.each(
	readdirSync(folder).map((file) => [file.replace('.json', '').replaceAll('-', ' '), file])
)('%s', async (_, file) => {
	const { stdout } = await run(process.execPath, [command, '--case', `${folder}${file}`]);
	expect(stdout).not.toContain('WRONG');
});

test('a seed is the same schedule every time', async () => {
	const trace = async () => (await run(process.execPath, [command, '--trace', '4'])).stdout;
	expect(await trace()).toBe(await trace());
});
