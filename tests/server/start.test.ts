import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

const OLD_NODE =
	'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.11.1"}})';

interface Ending {
	code: number | null;
	told: string;
}

test('a Node too old is told in one line, by code that it can read', async () => {
	const { code, told } = await start({}, ['--import', OLD_NODE]);
	expect(code).toBe(1);
	expect(told).toMatch(/^Node 24 or later is needed.*\n$/);
});

test('a variable that makes no sense is told in one line that names it', async () => {
	expect(await start({ PORT: 'web' })).toEqual({ code: 1, told: 'PORT: must be a whole number\n' });
	const { told } = await start({ DATABASE_URL: 'mysql://here' });
	expect(told).toMatch(/^DATABASE_URL: .*\n$/);
});

test('an identity sandbox is refused in one line where others could reach it', async () => {
	const { code, told } = await start({ ORIGIN: 'https://example.az', IDENTITY: 'sandbox' });
	expect(code).toBe(1);
	expect(told).toMatch(/^IDENTITY: .*\n$/);
});

test('a port in use is told in one line that names the variable to change', async () => {
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	const { port } = other.address() as AddressInfo;
	const { code, told } = await start({ PORT: String(port) });
	other.close();
	expect(code).toBe(1);
	expect(told).toBe(`PORT: ${port} is taken by another program; set PORT to a free one\n`);
});

test('an address that is not this machine’s is told in one line', async () => {
	const { code, told } = await start({ HOST: '192.0.2.1', PORT: '0' });
	expect(code).toBe(1);
	expect(told).toBe('HOST: 192.0.2.1 is not an address of this machine\n');
});

/** Starts the product as `npm start` does, up to where it gives up. */
async function start(variables: Record<string, string>, options: string[] = []): Promise<Ending> {
	const child = spawn(process.execPath, [...options, 'src/start.js'], {
		env: { PATH: process.env['PATH'], ...variables },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
	const [told, code] = await Promise.all([text(child.stderr), ended]);
	return { code, told };
}
