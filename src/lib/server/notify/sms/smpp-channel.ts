import type { Pdu } from 'smpp';
import type { Notice } from '../../store/notices.ts';
import { type Channel, failed, type Sent } from '../channel.ts';
import type { SmppSettings, SmsLetters } from '../settings.ts';
import type { Receipt } from './receipt.ts';
import { cutSms, type SmsParts } from './sms-parts.ts';
import { smsText } from './sms-text.ts';
import { SmppSession } from './smpp-session.ts';

/** `data_coding` of each encoding (SMPP 3.4, 5.2.19); 0 is the centre's default alphabet, GSM 03.38. */
const CODING = { gsm7: 0, ucs2: 8 } as const;

/** Type of number and numbering plan: an international number; a name instead of one. */
const INTERNATIONAL = { ton: 1, npi: 1 };
const NAME = { ton: 5, npi: 0 };

/** `esm_class` of a part with a user data header. */
const WITH_HEADER = 0x40;

/** The answer that no repeat changes: the number is none (ESME_RINVDSTADR). */
const INVALID_NUMBER = 0x0b;

/** A message this long needs a field with more room (`sm_length` is one octet, and 255 means otherwise to some). */
const SHORT_MESSAGE_BYTES = 254;

export interface SmppParts {
	settings: SmppSettings;
	letters: SmsLetters;
	onreceipt: (receipt: Receipt) => void;
}

/** Text messages by SMPP 3.4 over one connection, made when it is needed and made again when it broke. */
export class SmppChannel implements Channel {
	readonly #parts: SmppParts;
	#current: { session: SmppSession; bound: Promise<boolean> } | null = null;

	constructor(parts: SmppParts) {
		this.#parts = parts;
	}

	async send(notice: Notice, signal: AbortSignal): Promise<Sent> {
		const { session, bound } = this.#connection();
		// A centre that leaves one message without an answer this long is not asked for the next.
		signal.addEventListener('abort', () => session.end(), { once: true });
		if (!(await bound)) return failed('unreachable');
		const cut = cutSms(smsText(notice, this.#parts.letters));
		return this.#submitAll(session, this.#messages(notice, cut));
	}

	close(): Promise<void> {
		this.#current?.session.end();
		return Promise.resolve();
	}

	/** The standing connection, or a new one: messages that come meanwhile wait for the same. */
	#connection(): { session: SmppSession; bound: Promise<boolean> } {
		if (this.#current && !this.#current.session.isOver) return this.#current;
		const { settings, onreceipt } = this.#parts;
		const session = new SmppSession(settings, onreceipt);
		this.#current = { session, bound: session.bind() };
		return this.#current;
	}

	/** All parts or none counts: a part that was not taken has them all sent again, under the same reference. */
	async #submitAll(session: SmppSession, messages: Record<string, unknown>[]): Promise<Sent> {
		let reference = '';
		for (const message of messages) {
			const answer = await session.submit(message);
			if (!answer) return failed('unreachable');
			if (answer.command_status !== 0) return refusalOf(answer);
			if (!answer.message_id) return failed('rubbish');
			reference = answer.message_id;
		}
		return { ok: true, reference };
	}

	#messages(notice: Notice, { encoding, parts }: SmsParts): Record<string, unknown>[] {
		const { long, sender } = this.#parts.settings;
		const reference = referenceOf(notice.id);
		const head = { ...addresses(sender, notice.recipient), data_coding: CODING[encoding] };
		const whole = Buffer.concat(parts);
		if (parts.length > 1 && long === 'udh') {
			return parts.map((part, index) => ({
				...head,
				esm_class: WITH_HEADER,
				// Only the last part's receipt is asked for: its reference is the one that is kept.
				registered_delivery: index === parts.length - 1 ? 1 : 0,
				user_message_reference: reference,
				short_message: Buffer.concat([header(reference, parts.length, index + 1), part])
			}));
		}
		const content =
			whole.length > SHORT_MESSAGE_BYTES || parts.length > 1
				? { short_message: Buffer.alloc(0), message_payload: whole }
				: { short_message: whole };
		return [{ ...head, registered_delivery: 1, user_message_reference: reference, ...content }];
	}
}

function addresses(sender: string, phone: string): Record<string, unknown> {
	const from = /^\d+$/.test(sender) ? INTERNATIONAL : NAME;
	return {
		source_addr_ton: from.ton,
		source_addr_npi: from.npi,
		source_addr: sender,
		dest_addr_ton: INTERNATIONAL.ton,
		dest_addr_npi: INTERNATIONAL.npi,
		destination_addr: phone.replace(/^\+/, '')
	};
}

/** Parts of one message with the same 8-bit reference are joined (3GPP TS 23.040, 9.2.3.24.1). */
function header(reference: number, count: number, place: number): Buffer {
	return Buffer.from([5, 0, 3, reference & 0xff, count, place]);
}

/** The 16 bits of a notice's id that SMPP has room for: its last, which are random. */
function referenceOf(id: string): number {
	return Number.parseInt(id.slice(-4), 16);
}

function refusalOf({ command_status }: Pdu): Sent {
	return failed(command_status === INVALID_NUMBER ? 'refused' : 'busy');
}
