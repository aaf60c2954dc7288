import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { FieldValues } from '../../domain/application/fields.ts';
import { maskFin } from '../../domain/people/fin.ts';
import { displayPhone } from '../../domain/people/phone-display.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { type Application, findApplication } from '../store/applications.ts';
import { listDocuments } from '../store/documents.ts';
import { readPersonName } from '../store/persons.ts';
import type { AddressBook } from '../sync/parts.ts';
import {
	APPLICANT,
	DATE,
	FIELDS,
	HOUSE_TYPES,
	KINDS,
	SOURCE,
	SOURCES,
	TYPE,
	TYPES
} from './receipt-words.ts';

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

/** The receipt of an application of the owner's; null when there is none of this id, or it has no number yet. */
export async function readReceipt(
	parts: ReceiptParts,
	owner: PersonId,
	id: ApplicationId
): Promise<Receipt | null> {
	const { db, config } = parts;
	const application = await findApplication(db, owner, id);
	if (!application?.number || application.submittedAt === null) return null;
	const { number, submittedAt } = application;
	const documents = await listDocuments(db, owner, id);
	return {
		utility: config.utility.name,
		number,
		registeredAt: submittedAt,
		facts: factsOf(application, submittedAt, await readPersonName(db, owner)),
		fields: fieldsOf({ ...application.fields, ...(await addressOf(parts, application.fields)) }),
		documents: documents
			.filter(({ isRemoved }) => !isRemoved)
			.map(({ kind, name, size, sha256 }) => ({ kind: KINDS[kind], name, size, sha256 })),
		statusUrl: `${config.origin}/status?number=${number}`
	};
}

function factsOf({ source, type }: Application, at: number, name: string): ReceiptLine[] {
	return [
		{ label: DATE, text: dateInBaku(at) },
		{ label: SOURCE, text: SOURCES[source] },
		{ label: TYPE, text: TYPES[type] },
		{ label: APPLICANT, text: name }
	];
}

function fieldsOf(values: FieldValues): ReceiptLine[] {
	return Object.entries(FIELDS)
		.map(([name, label]) => ({ label, text: textOf(name, values[name] ?? '') }))
		.filter(({ text }) => text !== '');
}

function textOf(name: string, value: string): string {
	if (name === 'fin') return maskFin(value);
	if (name === 'phone') return displayPhone(value);
	return name === 'houseType' ? (HOUSE_TYPES[value] ?? value) : value;
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
