import { createECDH, createPublicKey, type ECDH, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import ece from 'http_ece';
import type { PushMessage } from '../../src/lib/domain/wire/push.ts';

interface Arrived {
	message: PushMessage;
	/** The message as it was sealed. */
	text: string;
	headers: IncomingMessage['headers'];
}

/** A browser with its push service: it opens what is sealed for it (RFC 8291), and checks who sent it (RFC 8292). */
export class PushStandIn {
	readonly arrived: Arrived[] = [];
	/** How many came unsealed, or from somebody else. */
	spoiled = 0;
	/** What it answers; 201 takes the message. */
	status = 201;
	readonly auth = randomBytes(16).toString('base64url');
	readonly #serverKey: string;
	readonly #keys: ECDH = createECDH('prime256v1');
	readonly #service: Server;

	private constructor(serverKey: string) {
		this.#serverKey = serverKey;
		this.#keys.generateKeys();
		this.#service = createServer((request, response) => {
			void buffer(request).then((sealed) => {
				if (this.status === 201) this.#take(request, sealed);
				response.writeHead(this.status).end();
			});
		});
	}

	/** `serverKey` is the VAPID public key of whoever may send. */
	static async open(serverKey: string): Promise<PushStandIn> {
		const made = new PushStandIn(serverKey);
		made.#service.listen(0, '127.0.0.1');
		await once(made.#service, 'listening');
		return made;
	}

	get port(): number {
		return (this.#service.address() as AddressInfo).port;
	}

	get p256dh(): string {
		return this.#keys.getPublicKey().toString('base64url');
	}

	async close(): Promise<void> {
		this.#service.closeAllConnections();
		await new Promise((resolve) => this.#service.close(resolve));
	}

	#take({ headers }: IncomingMessage, sealed: Buffer): void {
		const isSealed = headers['content-encoding'] === 'aes128gcm';
		if (!isSealed || !this.#isSigned(headers.authorization ?? '')) {
			this.spoiled++;
			return;
		}
		const opened = ece.decrypt(sealed, {
			version: 'aes128gcm',
			privateKey: this.#keys,
			authSecret: this.auth
		});
		const text = opened.toString();
		this.arrived.push({ message: JSON.parse(text) as PushMessage, text, headers });
	}

	/** Whether it is signed with the product's own key: `vapid t=<token>, k=<key>`. */
	#isSigned(authorization: string): boolean {
		const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(authorization) ?? [];
		const [head, claims, signature] = token.split('.');
		const point = Buffer.from(this.#serverKey, 'base64url');
		const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) =>
			half.toString('base64url')
		);
		const jwk = { kty: 'EC', crv: 'P-256', x: x!, y: y! };
		return (
			key === this.#serverKey &&
			verify(
				'sha256',
				Buffer.from(`${head}.${claims}`),
				{ key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
				Buffer.from(signature ?? '', 'base64url')
			)
		);
	}
}
