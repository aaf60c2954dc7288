import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { FieldValues } from '../../domain/application/fields.ts';
import type { NoticeLanguage } from '../../domain/notices/notice-event.ts';
import { maskFin } from '../../domain/people/fin.ts';
import { displayPhone } from '../../domain/people/phone-display.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { findApplication } from '../store/applications.ts';
import { listDocuments } from '../store/documents.ts';
import { readPersonName } from '../store/persons.ts';
import type { AddressBook } from '../sync/parts.ts';
import type { ReceiptWords } from './words/receipt-words.ts';
import { wordsFor } from './words/words-for.ts';

/** One line of a receipt: what it is, and what was given. */
export interface ReceiptLine {
	label: string;
	text: string;
}

export interface ReceiptDocument {
	kind: string;
	name: string;
	/** In bytes. */
	size: number;
	sha256: string;
}

/** What a receipt says: nothing that changes as the application goes its way. */
export interface Receipt {
	/** For its headings. */
	words: ReceiptWords;
	utility: string;
	number: string;
	/** When the application was registered, epoch milliseconds. */
	registeredAt: number;
	facts: ReceiptLine[];
	fields: ReceiptLine[];
	documents: ReceiptDocument[];
	/** Where its status can be asked for. */
	statusUrl: string;
}

export interface ReceiptParts {
	db: Database;
	addresses: AddressBook;
	config: Pick<Config, 'origin' | 'utility'>;
}

/** Which receipt, and in which language it is read. */
export interface WantedReceipt {
	owner: PersonId;
	id: ApplicationId;
	language: NoticeLanguage;
}

/** The receipt of an application of the owner's; null when there is none of this id, or it has no number yet. */
export async function readReceipt(
	parts: ReceiptParts,
	{ owner, id, language }: WantedReceipt
): Promise<Receipt | null> {
	const { db, config } = parts;
	const words = wordsFor(language);
	const application = await findApplication(db, owner, id);
	if (!application?.number || application.submittedAt === null) return null;
	const { number, submittedAt, source, type } = application;
	const documents = await listDocuments(db, owner, id);
	const fields = { ...application.fields, ...(await addressOf(parts, application.fields)) };
	return {
		words,
		utility: config.utility.name,
		number,
		registeredAt: submittedAt,
		facts: [
			{ label: words.phrases.date, text: dateInBaku(submittedAt) },
			{ label: words.phrases.source, text: words.sources[source] },
			{ label: words.phrases.type, text: words.types[type] },
			{ label: words.phrases.applicant, text: await readPersonName(db, owner) }
		],
		fields: fieldsOf(fields, words),
		documents: documents
			.filter(({ isRemoved }) => !isRemoved)
			.map(({ kind, name, size, sha256 }) => ({ kind: words.kinds[kind], name, size, sha256 })),
		statusUrl: `${config.origin}/status?number=${number}`
	};
}

function fieldsOf(values: FieldValues, words: ReceiptWords): ReceiptLine[] {
	return Object.entries(words.fields)
		.map(([name, label]) => ({ label, text: textOf(name, values[name] ?? '', words) }))
		.filter(({ text }) => text !== '');
}

function textOf(name: string, value: string, { houseTypes }: ReceiptWords): string {
	if (name === 'fin') return maskFin(value);
	if (name === 'phone') return displayPhone(value);
	return name === 'houseType' ? (houseTypes[value] ?? value) : value;
}

async function addressOf(
	{ db, addresses }: ReceiptParts,
	{ district = '', place = '' }: FieldValues
): Promise<FieldValues> {
	const districtName = (await addresses.findDistrict(db, district))?.name ?? district;
	const placeName = place && ((await addresses.findPlace(db, place))?.name ?? place);
	return { district: districtName, place: placeName };
}

/** `05.03.2026 10:00` in Baku. */
function dateInBaku(at: number): string {
	const format = new Intl.DateTimeFormat('az', {
		...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
		...{ hour12: false, timeZone: 'Asia/Baku' }
	});
	const parts = Object.fromEntries(
		format.formatToParts(at).map(({ type, value }) => [type, value])
	);
	return `${parts['day']}.${parts['month']}.${parts['year']} ${parts['hour']}:${parts['minute']}`;
}
