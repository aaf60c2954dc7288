import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

interface Asked {
	login: string;
	key: string;
	msisdn: string;
	text: string;
	sender: string;
	unicode: boolean;
}

export const GATEWAY_PASSWORD = 'gizli';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** An HTTP gateway in the manner of LSIM's QuickSMS, which checks the key and keeps what it takes. */
export class SmsGateway {
	readonly taken: (Asked & { id: string })[] = [];
	/** What it says in place of taking a message. */
	instead: { status: number; body: string } | null = null;
	readonly #server: Server;

	private constructor() {
		this.#server = createServer((request, response) => {
			void json(request).then((body) => {
				const { status, text } = this.#answer(body as Asked, request.headers['idempotency-key']);
				response.writeHead(status, { 'content-type': 'application/json' }).end(text);
			});
		});
	}

	static async open(): Promise<SmsGateway> {
		const gateway = new SmsGateway();
		gateway.#server.listen(0, '127.0.0.1');
		await once(gateway.#server, 'listening');
		return gateway;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	#answer(asked: Asked, id: unknown): { status: number; text: string } {
		const { login, text, msisdn, sender, key } = asked;
		const isSigned = key === md5(md5(GATEWAY_PASSWORD) + login + text + msisdn + sender);
		if (this.instead) return { status: this.instead.status, text: this.instead.body };
		if (isSigned) this.taken.push({ ...asked, id: String(id) });
		const answer = isSigned
			? { successMessage: 'ok', errorMessage: null, obj: this.taken.length, errorCode: null }
			: { successMessage: null, errorMessage: 'Invalid key', obj: null, errorCode: -100 };
		return { status: 200, text: JSON.stringify(answer) };
	}
}
