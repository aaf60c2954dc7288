import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import scanLogs from '../browser/fixtures/scan-logs.ts';

/* The scan that ends the browser tests finds what it is for. */

let outputDir: string;
beforeEach(async () => {
	outputDir = await mkdtemp(join(tmpdir(), 'muraciet-logs-'));
	await mkdir(join(outputDir, 'a test', 'server'), { recursive: true });
});
afterEach(() => rm(outputDir, { recursive: true }));

async function scan(log: string): Promise<void> {
	await writeFile(join(outputDir, 'a test', 'server', 'server.log'), log);
	await scanLogs({ projects: [{ outputDir }] });
}

it.each([
	['a FİN', '{"msg":"signed in","fin":"1aygn23"}'],
	['a phone', '{"to":"+994502345678"}'],
	['an e-mail', '{"to":"aygun@example.az"}'],
	['a document’s name', '{"name":"Çıxarış.pdf"}'],
	['an escaped name', '{"name":"\\u00e7\\u0131xar\\u0131\\u015f"}'],
	['a name in an address', 'GET /documents/%C3%A7%C4%B1xar%C4%B1%C5%9F.pdf']
])('it fails for %s', async (_what, line) => {
	await expect(scan(`{"msg":"answered"}\n${line}\n`)).rejects.toThrow('server.log');
});

it('it lets a log pass that tells of nobody', async () => {
	await scan('{"method":"POST","path":"/trpc/sync.exchange","status":200,"msg":"answered"}\n');
});
