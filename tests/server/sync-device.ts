import { createHash } from 'node:crypto';
import type { FieldChanges, FieldValues } from '../../src/lib/domain/application/fields.ts';
import type { SettledValues } from '../../src/lib/domain/application/merge.ts';
import type { DocumentKind } from '../../src/lib/domain/documents/document-kind.ts';
import {
	type ApplicationId,
	type ClientId,
	type DocumentId,
	makeId,
	type PersonId
} from '../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type {
	ExchangeAnswer,
	ExchangeRequest,
	Outcome
} from '../../src/lib/domain/wire/exchange.ts';
import type { DeclaredDocument, Mutation } from '../../src/lib/domain/wire/mutation.ts';
import { PROTOCOL } from '../../src/lib/domain/wire/protocol.ts';
import type { ApplicationRecord } from '../../src/lib/domain/wire/records.ts';
import { pdfOf } from './pdf.ts';
import { START, type SyncServer, random } from './sync-server.ts';

type Exchanged = Extract<ExchangeAnswer, { kind: 'exchanged' }>;

/** What a device has of a server. */
type DeviceSide = Pick<SyncServer, 'exchange' | 'append'>;

/** A device of someone's, as much of one as the server can tell. */
export class TestDevice {
	readonly person: PersonId;
	readonly client = newId<ClientId>();
	acknowledged = 0;
	cursor = 0;
	readonly #server: DeviceSide;
	readonly #name: string;

	constructor(server: DeviceSide, person: PersonId, name = 'Chrome, Android') {
		this.person = person;
		this.#server = server;
		this.#name = name;
	}

	/** The request that would tell these mutations next. */
	request(...mutations: Mutation[]): ExchangeRequest {
		const { person, client, acknowledged, cursor } = this;
		const numbered = mutations.map((mutation, index) => ({
			...mutation,
			seq: acknowledged + 1 + index
		}));
		return { protocol: PROTOCOL, person, client, acknowledged, cursor, mutations: numbered };
	}

	/** Tells these mutations and takes in the answer. */
	async exchange(...mutations: Mutation[]): Promise<Exchanged> {
		const answer = await this.#server.exchange(this.request(...mutations), { device: this.#name });
		if (answer.kind !== 'exchanged') throw new Error(`The server answered ${answer.kind}`);
		this.acknowledged = answer.lastSeq;
		this.cursor = answer.cursor;
		return answer;
	}

	/** Tells one mutation and answers what became of it. */
	async tell(mutation: Mutation): Promise<Outcome> {
		const { results } = await this.exchange(mutation);
		return results[0]!.outcome;
	}

	/** The application as the server tells it from the beginning. */
	async read(id: ApplicationId): Promise<ApplicationRecord | undefined> {
		const fresh = new TestDevice(this.#server, this.person, this.#name);
		const answer = await this.#server.exchange(fresh.request());
		const told = answer.kind === 'exchanged' ? answer.changes.applications : [];
		return told.find(
			(record): record is ApplicationRecord => record.id === id && !('removed' in record)
		);
	}

	append(document: DocumentId, offset: number, bytes: Uint8Array): Promise<AppendAnswer> {
		const body = bytes.length === 0 ? null : streamOf(bytes);
		return this.#server.append({ owner: this.person, document, offset, body });
	}
}

export function newId<Id extends string>(): Id {
	return makeId<Id>(Date.now, random);
}

/** The bytes in chunks, as a request's body gives them. */
export function streamOf(bytes: Uint8Array, chunk = 64 * 1024): ReadableStream<Uint8Array> {
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			controller.enqueue(bytes.subarray(at, (at += chunk)));
			if (at >= bytes.length) controller.close();
		}
	});
}

export function declare(
	bytes: Uint8Array,
	kind: DocumentKind = 'ownership',
	changes: Partial<DeclaredDocument> = {}
): DeclaredDocument {
	return {
		id: newId<DocumentId>(),
		kind,
		name: `${kind}.pdf`,
		mediaType: 'application/pdf',
		size: bytes.length,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		...changes
	};
}

export const FIELDS = {
	fin: '1ab2cd3',
	district: 'az-sbn',
	place: 'p-1',
	placeUnlisted: '',
	houseType: 'flat',
	house: '12',
	flat: '5',
	phone: '050 234 56 78',
	email: 'aysel@example.com',
	notes: ''
};

const head = { type: 'newConsumer', source: 'eSu' } as const;

/** What a device tells, by what its owner does. */
export const says = {
	save: (
		applicationId: ApplicationId,
		changes: FieldChanges,
		resolves?: SettledValues
	): Mutation => ({
		...head,
		kind: 'saveDraft',
		applicationId,
		changes,
		...(resolves && { resolves })
	}),
	discard: (applicationId: ApplicationId): Mutation => ({ kind: 'discardDraft', applicationId }),
	attach: (applicationId: ApplicationId, document: DeclaredDocument): Mutation => ({
		...head,
		kind: 'attachDocument',
		applicationId,
		document
	}),
	remove: (applicationId: ApplicationId, documentId: DocumentId): Mutation => ({
		kind: 'removeDocument',
		applicationId,
		documentId
	}),
	submit: (
		applicationId: ApplicationId,
		documents: DeclaredDocument[],
		fields: Record<string, string> = FIELDS
	): Mutation => ({
		...head,
		kind: 'submitApplication',
		applicationId,
		fields,
		documents,
		consent: '2026-11-23',
		confirmedAt: new Date(START).toISOString()
	}),
	withdraw: (applicationId: ApplicationId): Mutation => ({
		kind: 'withdrawApplication',
		applicationId
	}),
	answer: (
		applicationId: ApplicationId,
		question: string,
		given: { answer?: string; text?: string; fields?: FieldValues; documents?: DeclaredDocument[] }
	): Mutation => ({
		...{ kind: 'answerQuestion', applicationId, question, answer: newId() },
		...{ text: '', fields: {}, documents: [], ...given }
	})
};

/** The two documents every application needs, not a byte of them sent. */
export function declareBoth(): DeclaredDocument[] {
	return [declare(pdfOf(2000)), declare(pdfOf(3000), 'residence')];
}

/** An edit of one field. */
export function edit(name: string, from: string, to: string): FieldChanges {
	return { [name]: { from, to } };
}
