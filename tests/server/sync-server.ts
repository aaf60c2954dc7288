import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { parse } from 'valibot';
import type { District, Place } from '../../src/lib/domain/address/directory.ts';
import { type Clock, makeId, type PersonId, type RandomBytes } from '../../src/lib/domain/ids.ts';
import {
	type ExchangeAnswer,
	type ExchangeRequest,
	exchangeRequest
} from '../../src/lib/domain/wire/exchange.ts';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import { ChangeHub } from '../../src/lib/server/changes/change-hub.ts';
import type { Database } from '../../src/lib/server/database/database.ts';
import {
	findDistrict,
	findPlace,
	saveDistricts,
	savePlaces
} from '../../src/lib/server/directory/directory-store.ts';
import { append, type AppendRun } from '../../src/lib/server/documents/append.ts';
import { type DocumentKey, KeyRing } from '../../src/lib/server/documents/crypt/key-ring.ts';
import { sealParts } from '../../src/lib/server/documents/crypt/part-seal.ts';
import { DiskStore } from '../../src/lib/server/documents/disk-store.ts';
import { Receiving } from '../../src/lib/server/documents/receiving.ts';
import { EncryptedStore } from '../../src/lib/server/documents/encrypted-store.ts';
import type { DocumentParts } from '../../src/lib/server/documents/parts.ts';
import { exchange } from '../../src/lib/server/sync/exchange.ts';
import type { Asker, SyncParts } from '../../src/lib/server/sync/parts.ts';
import { lookAtBytes } from './light-examiner.ts';

/** 5 March 2026, a Thursday, 10:00 in Baku. */
export const START = Date.UTC(2026, 2, 5, 6);

export const TEST_KEY: DocumentKey = { id: 'test', secret: new Uint8Array(32).fill(7) };

const LIMITS = {
	documentMaxBytes: 4_000_000,
	personDocumentBytes: 2 ** 30,
	personUnfinishedDocuments: 1000
};

export const random: RandomBytes = (target) => crypto.getRandomValues(target);

/** The part of the product that devices sync with, on a real database and a real folder. */
export interface SyncServer {
	parts: SyncParts & DocumentParts & { disk: DiskStore; changes: ChangeHub };
	/** Every line it logged. */
	log: string[];
	/** Moves its clock, in milliseconds. */
	pass(milliseconds: number): void;
	/** The person signed in is the one the request names unless told. */
	exchange(request: ExchangeRequest, asker?: Partial<Asker>): Promise<ExchangeAnswer>;
	append(run: AppendRun): Promise<AppendAnswer>;
	close(): Promise<void>;
}

export async function startSyncServer(db: Database): Promise<SyncServer> {
	const folder = await mkdtemp(join(tmpdir(), 'muraciet-documents-'));
	await addAddresses(db);
	const log: string[] = [];
	let now = START;
	// Every look at it a millisecond later, so that what follows can be told from what went before.
	const clock: Clock = () => now++;
	const ring = new KeyRing([TEST_KEY]);
	const disk = new DiskStore(folder);
	const parts = {
		config: { ...LIMITS, dueWorkingDays: 15, holidays: [] },
		db,
		documents: new EncryptedStore(ring, disk),
		disk,
		partSeal: sealParts(ring),
		receiving: new Receiving(),
		examine: lookAtBytes,
		addresses: { findDistrict, findPlace },
		changes: new ChangeHub(),
		clock,
		random,
		log: pino({ level: 'info' }, { write: (line) => log.push(line) })
	};
	return {
		parts,
		log,
		pass: (milliseconds) => void (now += milliseconds),
		exchange: (request, asker) => {
			const personId = request.person as PersonId;
			const parsed = parse(exchangeRequest, overTheWire(request));
			return exchange(parts, { personId, ...asker }, parsed);
		},
		append: (run) => append(parts, run),
		close: () => rm(folder, { recursive: true })
	};
}

function overTheWire(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value));
}

const districts: District[] = [
	{ id: 'az-sbn', name: 'Sabunçu', kind: 'cityRayon', retired: false },
	{ id: 'az-she', name: 'Şəki', kind: 'city', retired: false }
];

const shared = { sample: true, retired: false };
const places: Place[] = [
	{ ...shared, id: 'p-1', district: 'az-sbn', name: 'Bakıxanov', kind: 'settlement' },
	{ ...shared, id: 'p-2', district: 'az-she', name: 'Kiş', kind: 'village', retired: true }
];

/** The few addresses the tests speak of. */
export async function addAddresses(db: Database): Promise<void> {
	await db.transaction().execute(async (trx) => {
		await saveDistricts(trx, districts);
		await savePlaces(trx, places);
	});
}

/** Someone who has signed in before. */
export async function addPerson(db: Database, givenName = 'Aysel'): Promise<PersonId> {
	const id = makeId<PersonId>(Date.now, random);
	await db
		.insertInto('person')
		.values({
			id,
			issuer: 'https://id.test',
			subject: id,
			fin: '1AB2CD3',
			given_name: givenName,
			family_name: 'Məmmədova',
			patronymic: '',
			phone: '',
			email: '',
			revision: 0,
			created_at: START
		})
		.execute();
	return id;
}
