import {
	type ApplicationId,
	type ClientId,
	makeId,
	type PersonId
} from '../../../src/lib/domain/ids.ts';
import { formatApplicationNumber } from '../../../src/lib/domain/application/number.ts';
import type { Transaction } from '../../../src/lib/server/database/database.ts';
import { inTransaction } from '../../../src/lib/server/database/in-transaction.ts';
import type { Runtime } from '../../../src/lib/server/runtime.ts';
import { beginApplication, keepApplication } from '../../../src/lib/server/store/applications.ts';
import { addClient } from '../../../src/lib/server/store/clients.ts';
import { addDocument } from '../../../src/lib/server/store/documents.ts';
import { addStatusEvent } from '../../../src/lib/server/store/status-events.ts';
import { addPerson } from '../../server/sync-server.ts';
import { submission } from './submission.ts';

/** A person who applies comes back a few times. */
const APPLICATIONS_EACH = 5;
/** A year that numbers given now can't meet. */
const YEAR = 2001;
const STATUS = 'registered';

/** Stores registered applications, with all that belongs to them, from one count up to another: in one transaction. */
export async function fillStore(
	runtime: Pick<Runtime, 'db' | 'clock' | 'random'>,
	{ from, to }: { from: number; to: number }
): Promise<void> {
	await inTransaction(runtime.db, async (trx) => {
		let owner: PersonId | undefined;
		for (let sequence = from; sequence < to; sequence++) {
			if (!owner || sequence % APPLICATIONS_EACH === 0) owner = await addOwner(trx, runtime);
			await storeOne(trx, runtime, { owner, sequence });
		}
	});
}

async function addOwner(
	trx: Transaction,
	{ clock, random }: Pick<Runtime, 'clock' | 'random'>
): Promise<PersonId> {
	const owner = await addPerson(trx);
	const id = makeId<ClientId>(clock, random);
	await addClient(trx, { id, owner, device: '', lastSeq: 1, seenAt: clock() });
	return owner;
}

async function storeOne(
	trx: Transaction,
	{ clock, random }: Pick<Runtime, 'clock' | 'random'>,
	{ owner, sequence }: { owner: PersonId; sequence: number }
): Promise<void> {
	const { applicationId, type, source, fields, documents, consent, confirmedAt } =
		submission(random);
	const now = clock();
	const begun = beginApplication({ id: applicationId, owner, type, source, createdAt: now });
	const number = formatApplicationNumber({ year: YEAR, sequence: sequence + 1 });
	const sent = { fields, number, consent, confirmedAt, submittedAt: now };
	const { revision } = await keepApplication({ trx, now }, { ...begun, ...sent, status: STATUS });
	const id = makeId<ApplicationId>(clock, random);
	await addStatusEvent(trx, {
		id,
		applicationId,
		status: STATUS,
		note: '',
		operator: null,
		at: now
	});
	for (const document of documents) {
		const whole = { held: document.size, state: 'held', refusal: null, isRemoved: false } as const;
		const place = { applicationId, owner, revision, createdAt: now };
		await addDocument(trx, { ...document, ...whole, ...place });
	}
}
