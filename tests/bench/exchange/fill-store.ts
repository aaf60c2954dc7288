import {
	type ApplicationId,
	type ClientId,
	makeId,
	type PersonId
} from '../../../src/lib/domain/ids.ts';
import { formatApplicationNumber } from '../../../src/lib/domain/application/number.ts';
import type { Transaction } from '../../../src/lib/server/database/database.ts';
import type { Runtime } from '../../../src/lib/server/runtime.ts';
import { addApplication } from '../../../src/lib/server/store/applications.ts';
import { addClient } from '../../../src/lib/server/store/clients.ts';
import { addDocument } from '../../../src/lib/server/store/documents.ts';
import { addStatusEvent } from '../../../src/lib/server/store/status-events.ts';
import { addPerson } from '../../server/sync-server.ts';
import { submission } from './submission.ts';

/** A person who applies comes back a few times. */
const APPLICATIONS_EACH = 5;
/** A year that numbers given now can't meet. */
const YEAR = 2001;

/** Stores registered applications, with all that belongs to them, from one count up to another: in one transaction. */
export async function fillStore(
	runtime: Pick<Runtime, 'db' | 'clock' | 'random'>,
	{ from, to }: { from: number; to: number }
): Promise<void> {
	await runtime.db.transaction().execute(async (trx) => {
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
	const { applicationId: id, type, source, fields, documents, ...sent } = submission(random);
	const now = clock();
	const place = { owner, revision: 1, isRemoved: false, createdAt: now };
	await addApplication(trx, {
		...{ id, type, source, fields, conflicts: {}, authors: {}, status: 'registered' },
		...{ number: formatApplicationNumber({ year: YEAR, sequence: sequence + 1 }) },
		...{ consent: sent.consent, confirmedAt: sent.confirmedAt, submittedAt: now },
		...{ dueOn: null, subscriberCode: null, updatedAt: now, ...place }
	});
	await addStatusEvent(trx, {
		...{ id: makeId<ApplicationId>(clock, random), applicationId: id },
		...{ status: 'registered', note: '', at: now }
	});
	for (const document of documents) {
		const whole = { held: document.size, state: 'held', refusal: null } as const;
		await addDocument(trx, { ...document, ...place, ...whole, applicationId: id });
	}
}
