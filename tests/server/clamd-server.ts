import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What the tests take for infectious. */
export const VIRUS = 'MURACIET-TEST-SIGNATURE-5f1d0c';

/** As much as the daemons of the tests take, in bytes. */
export const STREAM_MAX = 1024 * 1024;

export interface Daemon {
	address: string;
	stop(): Promise<void>;
}

/** A server that speaks as much of clamd's protocol as INSTREAM needs; `answer` may say something else than it would. */
export async function startStandIn(answer?: (socket: Socket) => void): Promise<Daemon> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		if (answer) answer(socket);
		else void converse(socket);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const stop = async () => {
		for (const socket of sockets) socket.destroy();
		server.close();
		await once(server, 'close');
	};
	return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

async function converse(socket: Socket): Promise<void> {
	const command = 'zINSTREAM\0';
	let heard = Buffer.alloc(0);
	for await (const chunk of socket) {
		heard = Buffer.concat([heard, chunk as Buffer]);
		const answer = answerTo(heard.subarray(command.length));
		if (answer) return void socket.end(`${answer}\0`);
	}
}

/** Undefined until all of the stream is here. */
function answerTo(heard: Buffer): string | undefined {
	const chunks: Buffer[] = [];
	for (let at = 0; at + 4 <= heard.length;) {
		const length = heard.readUInt32BE(at);
		if (length === 0)
			return Buffer.concat(chunks).includes(VIRUS) ? 'stream: Test FOUND' : 'stream: OK';
		chunks.push(heard.subarray(at + 4, at + 4 + length));
		at += 4 + length;
		if (at > STREAM_MAX) return 'INSTREAM size limit exceeded. ERROR';
	}
	return undefined;
}

/** ClamAV's own daemon with one signature of ours; null where it neither is nor can be installed. */
export async function startClamd(): Promise<Daemon | null> {
	const program = (await findClamd()) ?? (await installClamd());
	if (!program) return null;
	const folder = await mkdtemp(join(tmpdir(), 'muraciet-clamd-'));
	const address = join(folder, 'socket');
	await mkdir(join(folder, 'signatures'));
	const signature = `Test:0:*:${Buffer.from(VIRUS).toString('hex')}\n`;
	await writeFile(join(folder, 'signatures', 'own.ndb'), signature);
	const settings = [
		`LocalSocket ${address}`,
		`DatabaseDirectory ${join(folder, 'signatures')}`,
		`StreamMaxLength ${STREAM_MAX}`,
		'Foreground yes'
	];
	await writeFile(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
	const daemon = spawn(program, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
	const ended = once(daemon, 'exit');
	while (!(await isThere(address))) {
		if (daemon.exitCode !== null) throw new Error('clamd has ended');
		await setTimeout(50);
	}
	const stop = async () => {
		daemon.kill('SIGKILL');
		await ended;
		await rm(folder, { recursive: true });
	};
	return { address, stop };
}

async function findClamd(): Promise<string | null> {
	const places = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'];
	for (const place of places) if (await isThere(place)) return place;
	return null;
}

/** The lists of packages may never have been fetched, as in a fresh container. */
async function installClamd(): Promise<string | null> {
	const run = (...words: string[]) =>
		promisify(execFile)('apt-get', words, { timeout: 120_000 }).catch(() => undefined);
	const install = () => run('install', '-y', '--no-install-recommends', 'clamav-daemon');
	await install();
	if (await findClamd()) return findClamd();
	await run('update');
	await install();
	return findClamd();
}

function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false
	);
}
