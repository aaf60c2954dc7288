import smpp, { type Pdu, type Session } from 'smpp';
import type { SmppSettings } from '../settings.ts';
import { readReceipt, type Receipt } from './receipt.ts';

/** How long an answer may take, and how often a silent link is asked whether it still stands, in milliseconds. */
const ANSWER_MS = 20_000;
const ENQUIRE_EVERY_MS = 30_000;

/** `command_status` of an answer that says yes. */
const OK = 0;

/** One connection to a message centre, bound as a transceiver, so that it reports what became of messages. */
export class SmppSession {
	readonly #settings: SmppSettings;
	readonly #session: Session;
	readonly #enquiry: NodeJS.Timeout;
	/** Called when the connection is of no more use, with whatever waited for an answer. */
	readonly #ends = new Set<() => void>();
	#isOver = false;

	constructor(settings: SmppSettings, onreceipt: (receipt: Receipt) => void) {
		const session = smpp.connect({ url: settings.url });
		this.#session = session;
		this.#settings = settings;
		session.on('error', () => this.end());
		session.on('close', () => this.end());
		session.on('deliver_sm', (pdu: Pdu) => {
			session.send(pdu.response());
			const receipt = readReceipt(pdu);
			if (receipt) onreceipt(receipt);
		});
		session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
		session.on('unknown', (pdu: Pdu) => session.send(pdu.response()));
		session.on('unbind', (pdu: Pdu) => {
			session.send(pdu.response());
			this.end();
		});
		this.#enquiry = setInterval(() => void this.#enquire(), ENQUIRE_EVERY_MS).unref();
	}

	/** Answers whether the credentials are taken; if not, or nobody answers, the connection is given up. */
	async bind(): Promise<boolean> {
		const { login, password } = this.#settings;
		const bound = await this.#ask((answer) =>
			this.#session.bind_transceiver({ system_id: login, password }, answer)
		);
		if (bound?.command_status === OK) return true;
		this.end();
		return false;
	}

	get isOver(): boolean {
		return this.#isOver;
	}

	/** Hands one short message over. Null when there is no answer; the connection is then given up. */
	async submit(message: Record<string, unknown>): Promise<Pdu | null> {
		const answer = await this.#ask((onanswer) => this.#session.submit_sm(message, onanswer));
		if (!answer) this.end();
		return answer;
	}

	/** Gives the connection up. */
	end(): void {
		if (this.#isOver) return;
		this.#isOver = true;
		clearInterval(this.#enquiry);
		this.#session.destroy();
		for (const end of this.#ends) end();
	}

	async #enquire(): Promise<void> {
		if (!(await this.#ask((answer) => this.#session.enquire_link(answer)))) this.end();
	}

	#ask(request: (answer: (pdu: Pdu) => void) => boolean): Promise<Pdu | null> {
		return new Promise((resolve) => {
			const settle = (pdu: Pdu | null) => {
				clearTimeout(timer);
				this.#ends.delete(none);
				resolve(pdu);
			};
			const none = () => settle(null);
			const timer = setTimeout(none, ANSWER_MS);
			this.#ends.add(none);
			if (this.#isOver || !request(settle)) none();
		});
	}
}
