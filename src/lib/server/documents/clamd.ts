import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { ByteReader } from './crypt/byte-reader.ts';
import { ScanFailed, type Scanner } from './scanner.ts';

/** How long clamd may be silent, in milliseconds: it may be loading its signatures. */
const SILENCE_MS = 60_000;

/** As much as is sent at a time. clamd takes any length; ours is what a document's chunks have. */
const CHUNK_BYTES = 64 * 1024;

const ANSWER_MAX_BYTES = 1024;

/**
 * ClamAV's daemon, by its INSTREAM command, at `host:port` or the path of a socket. Whatever is neither “OK” nor “FOUND”
 * has failed: also its word that a document is longer than its StreamMaxLength.
 */
export function clamdScanner(address: string): Scanner {
	return async (bytes) => {
		const socket = open(address);
		const source = new ByteReader(bytes);
		try {
			return readAnswer(await ask(socket, source));
		} finally {
			socket.destroy();
			await source.end();
		}
	};
}

function open(address: string): Socket {
	const [, host = '', port = ''] = /^([^/]+):(\d+)$/.exec(address) ?? [];
	const socket = host ? connect({ host, port: Number(port) }) : connect({ path: address });
	socket.setTimeout(SILENCE_MS, () => socket.destroy(new ScanFailed('clamd is silent')));
	// Each write and the answer tell of it.
	socket.on('error', () => undefined);
	return socket;
}

async function ask(socket: Socket, source: ByteReader): Promise<string> {
	const answer = collect(socket);
	answer.catch(() => undefined);
	await send(socket, Buffer.from('zINSTREAM\0'));
	for (let isMore = true; isMore;) {
		const chunk = await source.read(CHUNK_BYTES);
		isMore = chunk.length > 0;
		const length = Buffer.alloc(4);
		length.writeUInt32BE(chunk.length);
		// It answers before the end when it has seen enough.
		if (socket.readableEnded || socket.destroyed) break;
		await send(socket, Buffer.concat([length, chunk]));
	}
	return answer;
}

async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
	if (socket.write(bytes)) return;
	await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
}

async function collect(socket: Socket): Promise<string> {
	let answer = '';
	try {
		for await (const chunk of socket) {
			answer += String(chunk);
			if (answer.length > ANSWER_MAX_BYTES) break;
		}
	} catch {
		throw new ScanFailed('clamd can’t be reached');
	}
	return answer;
}

function readAnswer(answer: string): boolean {
	const [, word] = /^stream: .*?\b(OK|FOUND)\0$/s.exec(answer) ?? [];
	if (!word) throw new ScanFailed('clamd has no verdict');
	return word === 'FOUND';
}
