import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import {
	EMBEDDED_FOLDER,
	findPostgres,
	type PostgresPrograms
} from '../../src/run/find-postgres.ts';
import { freePort } from '../browser/fixtures/free-port.ts';

export interface Postgres {
	/** Where its database `postgres` is. */
	server: string;
	version: string;
	stop: () => Promise<void>;
}

/** A shell that ends the server when its own input does: with whoever started it, however that died. */
const KEEPER = '"$@" < /dev/null & cat > /dev/null; kill -INT $!; wait $!';

const USER = 'muraciet';

/**
 * A PostgreSQL of its own as plain processes in a folder of its own, with its settings as they come but for those given
 * (`fsync=off`). It refuses to run as root: then it runs as somebody else. Throws, saying what to do, where none is
 * installed.
 */
export async function startPostgres(settings: readonly string[] = []): Promise<Postgres> {
	const programs = findPostgres();
	if (!programs) throw new Error('There is no PostgreSQL here: "npm test" installs one.');
	const folder = mkdtempSync(join(tmpdir(), 'muraciet-postgres-'));
	const { owner, bin } = settle(programs, folder);
	const options = { ...owner, cwd: folder };
	const data = join(folder, 'data');
	const made = ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
	execFileSync(join(bin, 'initdb'), made, { ...options, stdio: 'ignore' });
	const port = await freePort();
	const where = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
	const how = settings.flatMap((setting) => ['-c', setting]);
	const command = [join(bin, 'postgres'), ...where, ...how];
	const keeper = spawn('sh', ['-c', KEEPER, 'keeper', ...command], {
		...options,
		stdio: ['pipe', 'ignore', 'ignore']
	});
	const stop = async () => {
		keeper.stdin.end();
		await once(keeper, 'exit');
		rmSync(folder, { recursive: true });
	};
	const url = `postgres://${USER}@127.0.0.1:${port}/postgres`;
	await untilReady(url);
	return { server: url, version: programs.version, stop };
}

/** Who runs it, and from where: npm's may lie where nobody but root can reach it. */
function settle({ folder: bin }: PostgresPrograms, folder: string) {
	if (process.getuid?.() !== 0) return { owner: {}, bin };
	const owner = idsOf('postgres') ?? idsOf('nobody')!;
	chownSync(folder, owner.uid, owner.gid);
	if (!bin.startsWith(EMBEDDED_FOLDER)) return { owner, bin };
	cpSync(join(bin, '..'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
	return { owner, bin: join(folder, 'native/bin') };
}

function idsOf(user: string): { uid: number; gid: number } | null {
	const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, user]));
	return uid?.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid?.stdout) } : null;
}

async function untilReady(url: string): Promise<void> {
	for (let tries = 0; tries < 200; tries++) {
		const client = new pg.Client({ connectionString: url });
		client.on('error', () => undefined);
		try {
			await client.connect();
			await client.end();
			return;
		} catch {
			await setTimeout(50);
		}
	}
	throw new Error('PostgreSQL did not start');
}
