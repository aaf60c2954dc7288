import { setTimeout } from 'node:timers/promises';
import {
	formatApplicationNumber,
	parseApplicationNumber
} from '../../domain/application/number.ts';
import type { Clock, RandomBytes } from '../../domain/ids.ts';
import { normalizeFin } from '../../domain/people/fin.ts';
import { hashSecret, makeSecret } from '../auth/secret.ts';
import type { Database, Transaction } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { type Application, findApplicationByNumber } from '../store/applications.ts';
import { lockPerson } from '../store/persons.ts';
import {
	addStatusInquiry,
	countStatusInquiries,
	purgeStatusInquiries
} from '../store/status-inquiries.ts';

/** Every question takes as long, whether there is such an application or not. Milliseconds. */
const TAKES = 700;

const CODE_DIGITS = 6;
const TRIES = 5;
const LIFETIME = 10 * 60_000;

/**
 * Codes that are sent, and hold, for one application in an hour: a stranger must neither fill somebody's phone nor come
 * by chance on a code.
 */
const CODES_MAX = 3;
const HOUR = 60 * 60_000;
const KEPT_FOR = 24 * HOUR;

/** Has a code sent to the phone on record, by rows in the same transaction. */
export type SendCode = (trx: Transaction, application: Application, code: string) => Promise<void>;

export interface StatusParts {
	db: Database;
	clock: Clock;
	random: RandomBytes;
	sendCode: SendCode;
	/** Waits until so many milliseconds have passed since it was called before. */
	pace?: (work: Promise<string>) => Promise<string>;
}

/**
 * Takes a question for an application's status and answers what its code is to be given with. The answer and the time
 * it takes are the same whether number and FİN belong together or not; only then a code is sent.
 */
export async function askStatus(
	parts: StatusParts,
	asked: { number: string; fin: string }
): Promise<string> {
	const { pace = evenly } = parts;
	return pace(keepInquiry(parts, asked));
}

async function keepInquiry(
	{ db, clock, random, sendCode }: StatusParts,
	asked: { number: string; fin: string }
): Promise<string> {
	const inquiry = makeSecret(random);
	const code = makeCode(random);
	const now = clock();
	await inTransaction(db, async (trx) => {
		await purgeStatusInquiries(trx, now - KEPT_FOR);
		const application = await findAsked(trx, asked);
		const mayOpen = application && (await isFewEnough(trx, application, now));
		await addStatusInquiry(trx, {
			id_hash: hashSecret(inquiry),
			// A code that nobody was sent opens nothing: else whoever asks often might guess one of many.
			application_id: mayOpen ? application.id : null,
			code_hash: hashCode(inquiry, code),
			tries_left: TRIES,
			created_at: now,
			expires_at: now + LIFETIME
		});
		if (mayOpen) await sendCode(trx, application, code);
	});
	return inquiry;
}

/** Those who ask at the same moment are counted one after the other. */
async function isFewEnough(trx: Transaction, { id, owner }: Application, now: number) {
	await lockPerson(trx, owner);
	return (await countStatusInquiries(trx, id, now - HOUR)) < CODES_MAX;
}

/** The code as it is kept: under its inquiry, so that the table tells no two alike. */
export function hashCode(inquiry: string, code: string): string {
	return hashSecret(`${inquiry} ${code}`);
}

async function findAsked(
	trx: Transaction,
	{ number, fin }: { number: string; fin: string }
): Promise<Application | undefined> {
	const parts = parseApplicationNumber(number);
	// Asked for even where it can be none: the time it takes tells nothing.
	const wanted = parts ? formatApplicationNumber(parts) : '';
	const application = await findApplicationByNumber(trx, wanted);
	return application?.fields['fin'] === normalizeFin(fin) ? application : undefined;
}

function makeCode(random: RandomBytes): string {
	const bytes = random(new Uint8Array(8));
	const value = new DataView(bytes.buffer).getBigUint64(0) % 10n ** BigInt(CODE_DIGITS);
	return String(value).padStart(CODE_DIGITS, '0');
}

async function evenly(work: Promise<string>): Promise<string> {
	const [answer] = await Promise.all([work, setTimeout(TAKES)]);
	return answer;
}
