import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What the link does to whoever uses it. */
export interface Weather {
	/** The link is cut each time about so many bytes have gone up; never when null. */
	cutNear: number | null;
	/** A proxy passes on only requests it has whole. */
	isBuffering: boolean;
	/** Bytes a second up. */
	rate: number;
	/** Milliseconds there and back. */
	roundTrip: number;
}

/** A link that counts what goes up it and treats it badly: in user space, on loopback. */
export class FaultProxy {
	/** Bytes that went up, lost ones included. */
	sent = 0;
	#weather: Weather;
	#target: number;
	#chance: () => number;
	#server: Server;
	#inner: Server | null = null;
	#cutAt = Infinity;
	#freeAt = 0;
	#open = new Set<Socket>();

	/** `chance` gives numbers in [0, 1): where it is cut follows from them. */
	constructor(target: number, weather: Weather, chance: () => number) {
		this.#target = target;
		this.#weather = weather;
		this.#chance = chance;
		this.#server = createServer({ pauseOnConnect: true }, (socket) => void this.#carry(socket));
		this.#planCut();
	}

	async listen(): Promise<number> {
		if (this.#weather.isBuffering) {
			this.#inner = bufferingProxy(this.#target);
			this.#target = await portOf(this.#inner);
		}
		return portOf(this.#server);
	}

	close(): void {
		for (const socket of this.#open) socket.destroy();
		this.#server.close();
		this.#inner?.close();
	}

	/** Somewhere between half of it and half as much again. */
	#planCut(): void {
		const { cutNear } = this.#weather;
		if (cutNear !== null) this.#cutAt = this.sent + Math.round(cutNear * (0.5 + this.#chance()));
	}

	async #carry(phone: Socket): Promise<void> {
		const server = connect({ port: this.#target, host: '127.0.0.1' });
		for (const socket of [phone, server]) {
			socket.setNoDelay(true);
			this.#open.add(socket);
			socket.on('error', () => undefined);
			socket.on('close', () => this.#open.delete(socket));
		}
		phone.on('close', () => this.#later(() => server.end()));
		void this.#down(server, phone);
		await this.#up(phone, server);
	}

	async #up(phone: Socket, server: Socket): Promise<void> {
		await sleep(this.#weather.roundTrip);
		try {
			for await (const chunk of phone as AsyncIterable<Buffer>) {
				if (await this.#carryUp(chunk, server)) continue;
				this.#cut(phone, server);
				return;
			}
		} catch {
			// The phone has gone.
		}
		this.#later(() => server.end());
	}

	/** Half a round trip later; equal timers keep their order. */
	#later(arrive: () => void): void {
		setTimeout(arrive, this.#weather.roundTrip / 2);
	}

	/** Answers whether all of it went through before the next cut. */
	async #carryUp(chunk: Buffer, server: Socket): Promise<boolean> {
		for (let at = 0; at < chunk.length; at += PIECE) {
			const piece = chunk.subarray(at, at + Math.min(PIECE, this.#cutAt - this.sent));
			this.sent += piece.length;
			await this.#takeTime(piece.length);
			this.#later(() => server.write(piece));
			if (this.sent >= this.#cutAt) return false;
		}
		return true;
	}

	/** What was carried before the cut arrives; the phone's connection is gone. */
	#cut(phone: Socket, server: Socket): void {
		this.#planCut();
		phone.resetAndDestroy();
		this.#later(() => server.end());
	}

	async #down(server: Socket, phone: Socket): Promise<void> {
		try {
			for await (const chunk of server as AsyncIterable<Buffer>) {
				await sleep(this.#weather.roundTrip / 2);
				phone.write(chunk);
			}
			phone.end();
		} catch {
			phone.destroy();
		}
	}

	/** One link for all connections: each byte waits for those before it. */
	async #takeTime(bytes: number): Promise<void> {
		const now = performance.now();
		// A timer comes late: what the link could have carried meanwhile it still may.
		this.#freeAt = Math.max(now - LATE, this.#freeAt) + (bytes / this.#weather.rate) * 1000;
		// Timers are coarse: small debts are paid together.
		if (this.#freeAt - now > 15) await sleep(this.#freeAt - now);
	}
}

const PIECE = 4096;

/** By how much, in milliseconds, at most. */
const LATE = 10;

function bufferingProxy(target: number): Server {
	return createHttpServer((incoming, outgoing) => {
		const body: Buffer[] = [];
		incoming.on('data', (chunk: Buffer) => body.push(chunk));
		incoming.on('error', () => undefined);
		incoming.on('end', () => {
			const { method, url, headers } = incoming;
			const kept = { ...headers };
			delete kept['transfer-encoding'];
			const whole = Buffer.concat(body);
			const asked = httpRequest({
				...{ host: '127.0.0.1', port: target, method, path: url },
				headers: { ...kept, ...(body.length > 0 && { 'content-length': whole.length }) }
			});
			asked.on('response', (answer) => {
				outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
				answer.pipe(outgoing);
			});
			asked.on('error', () => outgoing.destroy());
			asked.end(whole);
		});
	});
}

async function portOf(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
