import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';

/** Who may bind. */
export const CENTRE_ACCOUNT = { login: 'azersu', password: 'sirr' };

/** A message centre, as much of one as takes messages and says what became of them. */
export class MessageCentre {
	readonly taken: Pdu[] = [];
	binds = 0;
	/** What it answers a message with; 0 takes it. */
	status = 0;
	readonly #server: Server;
	readonly #sessions = new Set<Session>();

	private constructor() {
		this.#server = smpp.createServer((session) => {
			this.#sessions.add(session);
			session.on('error', () => session.destroy());
			session.on('close', () => this.#sessions.delete(session));
			session.on('bind_transceiver', (pdu: Pdu) => {
				this.binds++;
				const { login, password } = CENTRE_ACCOUNT;
				const isKnown = pdu.system_id === login && pdu.password === password;
				session.send(pdu.response(isKnown ? {} : { command_status: 0x0e }));
			});
			session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
			session.on('submit_sm', (pdu: Pdu) => {
				if (this.status) return session.send(pdu.response({ command_status: this.status }));
				this.taken.push(pdu);
				return session.send(pdu.response({ message_id: `m-${this.taken.length}` }));
			});
		});
	}

	static async open(): Promise<MessageCentre> {
		const centre = new MessageCentre();
		centre.#server.listen(0, '127.0.0.1');
		await once(centre.#server, 'listening');
		return centre;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}

	/** What it took, as a phone would show it, one line a part. */
	get texts(): string[] {
		return this.taken.map(textOf);
	}

	/** Says what became of a message, to whoever is bound. */
	tell(reference: string, state: string): void {
		const text = `id:${reference} sub:001 dlvrd:001 submit date:2603051000 done date:2603051001 stat:${state} err:000 text:`;
		for (const session of this.#sessions)
			session.deliver_sm({ esm_class: 4, short_message: { message: text } }, () => undefined);
	}

	async close(): Promise<void> {
		for (const session of this.#sessions) session.destroy();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}

/** The words of one message or part. */
export function textOf({ short_message, message_payload }: Pdu): string {
	return String(message_payload?.message ?? short_message?.message);
}
