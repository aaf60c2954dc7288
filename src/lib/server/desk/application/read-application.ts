import { maskFin } from '../../../domain/people/fin.ts';
import { bakuDay } from '../../../domain/calendar/baku-day.ts';
import type { ApplicationId } from '../../../domain/ids.ts';
import type { DeskApplication, Hold } from '../../../domain/wire/desk-answers.ts';
import { audit } from '../../audit/audit.ts';
import { readPerson } from '../../auth/person.ts';
import type { Database } from '../../database/database.ts';
import { inTransaction } from '../../database/in-transaction.ts';
import { type Application, findApplicationOfAnyone } from '../../store/applications.ts';
import { listDocuments } from '../../store/documents.ts';
import { recordOfHeldDocument } from '../../sync/records.ts';
import { nameOperators } from '../operators.ts';
import type { DeskParts, Operating } from '../parts.ts';
import { isOverdue } from '../queue/queue-line.ts';
import type { QueueEntry } from '../queue/read-queue.ts';
import { listDuplicates } from './duplicates.ts';
import { readHistory } from './history.ts';
import { holdApplication } from './holds.ts';
import { listNotes } from './notes.ts';

type ReadingParts = Pick<DeskParts, 'db' | 'addresses' | 'clock'>;

/**
 * All the desk knows of an application, which is in the operator's hands from here on unless another has it. That they
 * looked is on record.
 */
export async function openApplication(
	parts: ReadingParts,
	operating: Operating,
	id: ApplicationId
): Promise<DeskApplication | undefined> {
	const { db, clock } = parts;
	const application = await findApplicationOfAnyone(db, id);
	if (!application) return undefined;
	const viewed = { at: clock(), actor: operating, deed: 'viewApplication', application } as const;
	await inTransaction(db, (trx) => audit(trx, viewed));
	return readApplication(parts, operating, id);
}

/** The same for someone who has it open already. */
export async function readApplication(
	parts: ReadingParts,
	{ personId: operator }: Operating,
	id: ApplicationId
): Promise<DeskApplication | undefined> {
	const { db, clock } = parts;
	const application = await findApplicationOfAnyone(db, id);
	const entry = await findEntry(db, id);
	if (!application || !entry) return undefined;
	const hold = await holdApplication(db, { id, operator, now: clock() });
	return tell(parts, application, { entry, hold });
}

export async function findEntry(db: Database, id: ApplicationId): Promise<QueueEntry | undefined> {
	return db
		.selectFrom('queue_entry')
		.selectAll()
		.where('application_id', '=', id)
		.executeTakeFirst();
}

async function tell(
	parts: ReadingParts,
	application: Application,
	{ entry, hold }: { entry: QueueEntry; hold: Hold }
): Promise<DeskApplication> {
	const { db, clock } = parts;
	const { id, owner, type, source, status, fields, subscriberCode } = application;
	const { assignee_id } = entry;
	const operators = await nameOperators(db, [assignee_id]);
	return {
		...{ id, type, source, status, fields, subscriberCode, hold },
		version: entry.version,
		stage: entry.stage,
		number: entry.number,
		applicant: await readApplicant(db, application),
		...(await nameAddress(parts, application)),
		submittedAt: new Date(entry.submitted_at).toISOString(),
		dueOn: entry.due_on,
		isOverdue: isOverdue(entry, bakuDay(clock())),
		documents: await readDocuments(db, application),
		history: await readHistory(db, owner, id),
		notes: await listNotes(db, id),
		assignee: (assignee_id && operators.get(assignee_id)) ?? null,
		duplicates: await listDuplicates(db, entry)
	};
}

async function readApplicant(db: Database, { owner }: Application) {
	const { givenName, familyName, fin, phone, email } = await readPerson(db, owner);
	return { name: `${givenName} ${familyName}`.trim(), fin: maskFin(fin), phone, email };
}

async function readDocuments(db: Database, { owner, id }: Application) {
	const documents = await listDocuments(db, owner, id);
	return documents.filter(({ isRemoved }) => !isRemoved).map(recordOfHeldDocument);
}

async function nameAddress({ db, addresses }: ReadingParts, { fields }: Application) {
	const { district = '', place = '' } = fields;
	return {
		districtName: (await addresses.findDistrict(db, district))?.name ?? '',
		placeName: place ? ((await addresses.findPlace(db, place))?.name ?? '') : ''
	};
}
