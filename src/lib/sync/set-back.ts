import { openQuestion } from '../domain/application/open-question.ts';
import { canMove, isFinal } from '../domain/application/status.ts';
import type { FieldValues } from '../domain/application/fields.ts';
import type { ApplicationRecord, Changes } from '../domain/wire/records.ts';
import { tellOfDocument } from '../local/documents/add-document.ts';
import { declarationOf } from '../local/documents/declaration.ts';
import { hasAllParts } from '../local/documents/parts.ts';
import { readMeta } from '../local/meta.ts';
import { appendMutation, pendingMutations } from '../local/mutation-log.ts';
import type { ApplicationRow, DocumentRow, PersonDatabase } from '../local/person-database.ts';

/* A server that was restored from a backup knows less than it had told (docs/sync.md, “When the server is set back”). */

/** In place of the revision of a row the server had told before it was set back and has not told since. */
const UNSURE = -1;

/** As much of an answer as shows where the server stands. */
interface Told {
	changes: Changes;
	cursor: number;
	more: boolean;
}

/**
 * Whether the server stands before what it had told already. Then every row here is in doubt until it is told again,
 * which this notes. In the answer's transaction, before anything of it is laid down.
 */
export async function noteSetBack(db: PersonDatabase, answer: Told): Promise<boolean> {
	if (!(await isSetBack(db, answer))) return false;
	await db.applications.filter(wasTold).modify({ revision: UNSURE });
	await db.documents.filter(wasTold).modify({ revision: UNSURE });
	return true;
}

async function isSetBack(db: PersonDatabase, { changes, cursor, more }: Told): Promise<boolean> {
	const numbering = await readMeta(db, 'numbering');
	if (numbering && cursor < numbering.cursor) return true;
	const rows = [...(await db.applications.toArray()), ...(await db.documents.toArray())];
	// Begun anew the cursor says nothing: then what is here must not be beyond what the server tells, or has.
	const toldById = new Map<string, number>(
		[...changes.applications, ...changes.documents].map(({ id, revision }) => [id, revision])
	);
	const limit = more ? Infinity : cursor;
	return rows.some(({ id, revision }) => revision > (toldById.get(id) ?? limit));
}

/** Tells again what of an application the server has lost, after its word was laid down over `earlier`. */
export async function tellLost(
	db: PersonDatabase,
	earlier: ApplicationRow,
	record: ApplicationRecord
): Promise<void> {
	if (earlier.revision !== UNSURE) return;
	if (earlier.status === 'draft') return tellLostFields(db, earlier, record);
	if (record.status === 'draft') return sendAgain(db, earlier);
	if (earlier.status === 'withdrawn' && canMove(record.status, 'withdrawn', 'applicant')) {
		return appendMutation(db, { kind: 'withdrawApplication', applicationId: record.id });
	}
	await bringBackAnswer(db, earlier, record);
}

/**
 * What stands here and not there was lost, or changed there since; nobody can tell which. So it goes as what was typed
 * over nothing: the server keeps the other value beside it until the person chooses.
 */
async function tellLostFields(
	db: PersonDatabase,
	earlier: ApplicationRow,
	record: ApplicationRecord
): Promise<void> {
	const row = await db.applications.get(record.id);
	if (!row || row.confirmedAt !== null) return;
	const lost = changed(earlier.fields, row.fields);
	if (Object.keys(lost).length === 0) return;
	if (record.status === 'draft') {
		await db.applications.update(row.id, { fields: { ...row.fields, ...lost } });
	}
	await tellFields(db, earlier, lost);
}

/**
 * Once everything was told: what the server no longer knows is told again whole, with its documents. What was decided
 * stays here as it was.
 */
export async function tellUnknown(db: PersonDatabase): Promise<void> {
	for (const row of await db.applications.filter(isUnsure).toArray()) {
		await db.applications.update(row.id, { revision: 0, base: {} });
		if (row.status !== 'draft' && !isFinal(row.status)) await sendAgain(db, row);
		else if (row.status === 'draft' && row.confirmedAt === null) await tellDraft(db, row);
	}
	for (const document of await db.documents.filter(isUnsure).toArray()) {
		await db.documents.put({ ...(await asLost(db, document)), revision: 0 });
	}
}

/**
 * An application that was sent goes again by itself from where it was confirmed, and gets a number anew. Elsewhere, or
 * when it was withdrawn, it is a draft again, which the person may confirm.
 */
async function sendAgain(db: PersonDatabase, row: ApplicationRow): Promise<void> {
	const { id, type, source, fields, confirmation } = row;
	const pending = await pendingMutations(db, id);
	const unsent = { number: null, submittedAt: null, dueOn: null, history: [], seenEvents: 0 };
	const draft = { ...unsent, status: 'draft', fields } as const;
	if (!confirmation || isFinal(row.status) || pending.length > 0) {
		await db.applications.update(id, draft);
		return tellDraft(db, row);
	}
	const documents = (await usableDocuments(db, row)).map(declarationOf);
	const { consent, at: confirmedAt } = confirmation;
	await db.applications.update(id, { ...draft, confirmedAt });
	await appendMutation(db, {
		...{ kind: 'submitApplication', applicationId: id, type, source },
		...{ fields, documents, consent, confirmedAt }
	});
}

async function tellDraft(db: PersonDatabase, row: ApplicationRow): Promise<void> {
	await tellFields(db, row, changed(row.fields, {}));
	for (const document of await usableDocuments(db, row)) await tellOfDocument(db, row, document);
}

async function tellFields(
	db: PersonDatabase,
	{ id, type, source }: ApplicationRow,
	fields: FieldValues
): Promise<void> {
	const typed = Object.entries(fields).map(([name, to]) => [name, { from: '', to }] as const);
	const changes = Object.fromEntries(typed);
	await appendMutation(db, { kind: 'saveDraft', applicationId: id, type, source, changes });
}

/** An answer the server has lost is the person's again, as they had given it: the question stands open once more. */
async function bringBackAnswer(
	db: PersonDatabase,
	earlier: ApplicationRow,
	record: ApplicationRecord
): Promise<void> {
	const question = openQuestion(record);
	const asked = earlier.history.findIndex(({ id }) => id === question?.id);
	const given = asked < 0 ? undefined : earlier.history[asked + 1];
	if (!question || given?.status !== 'inProgress' || earlier.answer) return;
	const fields = changed(earlier.fields, record.fields);
	const answer = { question: question.id, text: given.note, fields, queuedAs: null };
	await db.applications.update(record.id, { answer });
}

/** Of these values the ones that others don't have; what was emptied says nothing. */
function changed(fields: FieldValues, others: FieldValues): FieldValues {
	const kept = Object.entries(fields).filter(
		([name, value]) => value !== '' && value !== others[name]
	);
	return Object.fromEntries(kept);
}

function usableDocuments(db: PersonDatabase, { id }: ApplicationRow): Promise<DocumentRow[]> {
	return db.documents
		.where('applicationId')
		.equals(id)
		.filter(({ state, removedAt, answers }) => state !== 'refused' && !removedAt && !answers)
		.toArray();
}

/**
 * A document the server has not, or not all of any more: it goes again from here, or from wherever the very same file is
 * attached.
 */
export async function asLost(db: PersonDatabase, document: DocumentRow): Promise<DocumentRow> {
	if (!isUnsure(document)) return document;
	const application = await db.applications.get(document.applicationId);
	if (application && isFinal(application.status)) return document;
	const again = { ...document, held: 0, inDoubt: true };
	if (document.state !== 'held' && document.state !== 'checking') return again;
	return { ...again, state: (await hasAllParts(db, document)) ? 'saved' : 'remote' };
}

function wasTold({ revision }: { revision: number }): boolean {
	return revision > 0;
}

function isUnsure({ revision }: { revision: number }): boolean {
	return revision === UNSURE;
}
