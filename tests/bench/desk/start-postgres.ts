import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../browser/fixtures/free-port.ts';

/** Where Debian's package keeps its versions. */
const VERSIONS = '/usr/lib/postgresql';

export interface Postgres {
	url: string;
	version: string;
	stop: () => Promise<void>;
}

/**
 * A PostgreSQL of its own as a plain process in a folder of its own, with its settings as they come; null where none is
 * installed (Debian: `postgresql`). It refuses to run as root: then it runs as the package's own user.
 */
export async function startPostgres(): Promise<Postgres | null> {
	const version = newestVersion();
	if (!version) return null;
	const bin = join(VERSIONS, version, 'bin');
	const folder = mkdtempSync(join(tmpdir(), 'bench-desk-postgres-'));
	const owner = process.getuid?.() === 0 ? idsOf('postgres') : null;
	if (owner) chownSync(folder, owner.uid, owner.gid);
	const options = { ...owner, cwd: folder };
	const data = join(folder, 'data');
	const how = ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
	execFileSync(join(bin, 'initdb'), how, { ...options, stdio: 'ignore' });
	const port = await freePort();
	const where = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
	const server = spawn(join(bin, 'postgres'), where, { ...options, stdio: 'ignore' });
	const stop = async () => {
		server.kill('SIGINT');
		await new Promise((resolve) => server.once('exit', resolve));
		rmSync(folder, { recursive: true });
	};
	await untilReady(join(bin, 'pg_isready'), port);
	return { url: `postgres://bench@127.0.0.1:${port}/postgres`, version, stop };
}

function newestVersion(): string | undefined {
	try {
		return readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a))[0];
	} catch {
		return undefined;
	}
}

function idsOf(user: string): { uid: number; gid: number } {
	const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

async function untilReady(isReady: string, port: number): Promise<void> {
	for (let tries = 0; tries < 100; tries++) {
		try {
			execFileSync(isReady, ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
			return;
		} catch {
			await new Promise((resolve) => setTimeout(resolve, 100));
		}
	}
	throw new Error('PostgreSQL did not start');
}
