import type { Insertable } from 'kysely';
import type { FieldValues } from '../../../domain/application/fields.ts';
import type { Status } from '../../../domain/application/status.ts';
import { applicationType } from '../../../domain/application-types/registry.ts';
import { addressKey } from '../../../domain/desk/address-key.ts';
import { dueKey, isOpen, queueStage } from '../../../domain/desk/queue-stage.ts';
import { entryWords } from '../../../domain/desk/search-words.ts';
import type { ApplicationId } from '../../../domain/ids.ts';
import { collationKey } from '../../../domain/text/collate.ts';
import type { Transaction } from '../../database/database.ts';
import type { QueueEntryTable } from '../../database/desk-tables.ts';

/**
 * Brings an application's line in the desk's queue up to what the application and its documents say now; a draft has
 * none. Called in the transaction of every change to either, which its owner's lock has put in order.
 */
export async function refreshQueueEntry(trx: Transaction, id: ApplicationId): Promise<void> {
	const application = await readSent(trx, id);
	if (!application) return;
	const kinds = await readHeldKinds(trx, id);
	const { documents } = applicationType(application.type);
	const hasDocuments = documents.every((kind) => kinds.includes(kind));
	await keepEntry(trx, entryOf(application, hasDocuments));
}

type Sent = NonNullable<Awaited<ReturnType<typeof readSent>>>;
type Entry = Insertable<Omit<QueueEntryTable, 'version' | 'assignee_id'>>;

async function readSent(trx: Transaction, id: ApplicationId) {
	const row = await trx
		.selectFrom('application')
		.innerJoin('person', 'person.id', 'application.person_id')
		.select(['application.id', 'type', 'source', 'status', 'number', 'fields', 'due_on'])
		.select(['submitted_at', 'person.given_name', 'person.family_name'])
		.where('application.id', '=', id)
		.where('status', '!=', 'draft')
		.where('removed', '=', 0)
		.executeTakeFirst();
	if (!row || row.number === null || row.submitted_at === null) return undefined;
	return { ...row, number: row.number, submitted_at: row.submitted_at, due_on: row.due_on ?? '' };
}

async function readHeldKinds(trx: Transaction, id: ApplicationId) {
	const rows = await trx
		.selectFrom('document')
		.select('kind')
		.where('application_id', '=', id)
		.where('removed', '=', 0)
		.where('state', '=', 'held')
		.execute();
	return rows.map(({ kind }) => kind);
}

function entryOf(application: Sent, hasDocuments: boolean): Entry {
	const { id, type, source, number, due_on, submitted_at } = application;
	const status = application.status as Exclude<Status, 'draft'>;
	const fields = JSON.parse(application.fields) as FieldValues;
	const name = `${application.given_name} ${application.family_name}`.trim();
	const fin = fields.fin ?? '';
	const stage = queueStage(status, hasDocuments);
	return {
		application_id: id,
		stage,
		is_open: isOpen(stage) ? 1 : 0,
		...{ type, source, number, fin, due_on, submitted_at },
		district: fields.district ?? '',
		applicant_name: name,
		address_key: addressKey(fields),
		words: entryWords({ number, fin, name }).join(' '),
		name_key: Buffer.from(collationKey(name)),
		due_key: dueKey(status, due_on)
	};
}

async function keepEntry(trx: Transaction, entry: Entry): Promise<void> {
	const known = await trx
		.selectFrom('queue_entry')
		.select('words')
		.where('application_id', '=', entry.application_id)
		.executeTakeFirst();
	if (!known) return addEntry(trx, entry);
	await changeEntry(trx, entry);
	if (known.words === entry.words) return;
	const { application_id } = entry;
	await trx.deleteFrom('queue_word').where('application_id', '=', application_id).execute();
	await addWords(trx, entry);
}

async function addEntry(trx: Transaction, entry: Entry): Promise<void> {
	await trx
		.insertInto('queue_entry')
		.values({ ...entry, version: 1 })
		.execute();
	await addWords(trx, entry);
}

async function changeEntry(trx: Transaction, { application_id, ...columns }: Entry): Promise<void> {
	await trx
		.updateTable('queue_entry')
		.set((row) => ({ ...columns, version: row('version', '+', 1) }))
		.where('application_id', '=', application_id)
		.execute();
}

async function addWords(trx: Transaction, { application_id, words }: Entry): Promise<void> {
	const rows = words.split(' ').map((word) => ({ application_id, word: Buffer.from(word) }));
	await trx.insertInto('queue_word').values(rows).execute();
}
