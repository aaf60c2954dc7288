import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/**
 * How a door treats who comes: `open` lets both sides through; `shut` hangs up; `slow` lets answers out a few bytes at a
 * time; `mute` takes everything and keeps the acknowledgements; `rubbish` answers with noise; `twice` says each
 * acknowledgement again.
 */
export type DoorMode = 'open' | 'shut' | 'slow' | 'mute' | 'rubbish' | 'twice';

/** What gets through a slow door at a time, and the pause after it in milliseconds. */
const DRIBBLE = { bytes: 7, pause: 1 };

const NOISE = Buffer.from('\u0000\u0001%%% what? %%%\r\n\r\n{"<<<');

/** A TCP port before a real server, by which the server seems to fail in every way a far one does. */
export class FaultyDoor {
	mode: DoorMode = 'open';
	readonly port: number;
	readonly #door: Server;
	readonly #sockets = new Set<Socket>();

	private constructor(door: Server, port: number) {
		this.#door = door;
		this.port = port;
	}

	/** A door to the server on this port; `isAcknowledgement` picks the answers to a message. */
	static async before(
		port: number,
		isAcknowledgement: (answer: Buffer) => boolean
	): Promise<FaultyDoor> {
		const door = createServer((socket) => made.#let(socket, port, isAcknowledgement));
		door.listen(0, '127.0.0.1');
		await once(door, 'listening');
		const made = new FaultyDoor(door, (door.address() as AddressInfo).port);
		return made;
	}

	/** Changes how it treats everyone, whom it has let in before included. */
	become(mode: DoorMode): void {
		this.mode = mode;
		for (const socket of this.#sockets) socket.destroy();
	}

	async close(): Promise<void> {
		const closed = once(this.#door, 'close');
		this.#door.close();
		this.become('shut');
		await closed;
	}

	#let(socket: Socket, port: number, isAcknowledgement: (answer: Buffer) => boolean): void {
		socket.on('error', () => undefined);
		if (this.mode === 'shut') return void socket.destroy();
		const server = connect(port, '127.0.0.1').on('error', () => socket.destroy());
		this.#sockets.add(socket);
		socket.on('close', () => {
			this.#sockets.delete(socket);
			server.destroySoon();
		});
		server.on('close', () => socket.end());
		socket.on('data', (said) => void server.write(said));
		let said = Promise.resolve();
		server.on('data', (answer) => {
			if (this.mode === 'mute' && isAcknowledgement(answer)) return;
			if (this.mode === 'slow') return void (said = said.then(() => dribble(socket, answer)));
			socket.write(this.mode === 'rubbish' ? NOISE : answer);
			if (this.mode === 'twice' && isAcknowledgement(answer)) socket.write(answer);
		});
	}
}

async function dribble(socket: Socket, answer: Buffer): Promise<void> {
	for (let at = 0; at < answer.length && !socket.destroyed; at += DRIBBLE.bytes) {
		socket.write(answer.subarray(at, at + DRIBBLE.bytes));
		await setTimeout(DRIBBLE.pause);
	}
}
