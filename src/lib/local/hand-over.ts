import type { DocumentId } from '../domain/ids.ts';
import { isEditable, saveFields } from './actions/save-fields.ts';
import { removeOthersOfKind } from './actions/remove-document.ts';
import { addDocument } from './documents/add-document.ts';
import { declarationOf } from './documents/declaration.ts';
import { deleteParts, hasAllParts, keepRun, readRange, RUN_BYTES } from './documents/parts.ts';
import { pendingMutations } from './mutation-log.ts';
import type {
	ApplicationRow,
	DocumentRow,
	MutationRow,
	PersonDatabase
} from './person-database.ts';

/** All of one application that lies with the guest, but for its bytes, as it stood at one moment. */
export interface GuestApplication {
	row: ApplicationRow;
	documents: DocumentRow[];
	pending: MutationRow[];
}

interface Databases {
	guest: PersonDatabase;
	person: PersonDatabase;
}

/**
 * Has a guest's application stand whole in the person's database. Answers false when it must be read anew: it has
 * changed meanwhile, or another tab has taken its bytes for abandoned ones.
 */
export async function handOver(
	databases: Databases,
	begun: GuestApplication,
	isStill: () => Promise<boolean>
): Promise<boolean> {
	const { person } = databases;
	// Bytes first, outside the transaction: a transaction that waits for another database ends by itself.
	const copied = await copyMissing(databases, begun.documents);
	if (!(await isStill())) return false;
	const tables = [person.applications, person.documents, person.parts, person.mutations];
	return person.transaction('rw', tables, async () => {
		for (const document of copied) if (!(await hasAllParts(person, document))) return false;
		await lay(person, begun);
		return true;
	});
}

/** Copies the bytes of the documents the person does not have. Answers those of which every slice is there. */
async function copyMissing(
	{ guest, person }: Databases,
	documents: readonly DocumentRow[]
): Promise<DocumentRow[]> {
	const known = await person.documents.bulkGet(documents.map(({ id }) => id));
	const missing = documents.filter((_, at) => !known[at]);
	const whole: DocumentRow[] = [];
	try {
		for (const document of missing) {
			await copyBytes({ guest, person }, document);
			if (await hasAllParts(guest, document)) whole.push(document);
		}
	} catch (error) {
		for (const { id } of missing) await giveRoomBack(person, id);
		throw error;
	}
	return whole;
}

/** On a full device what was copied would keep the guest from typing on; what another tab has adopted meanwhile stays. */
async function giveRoomBack(person: PersonDatabase, id: DocumentId): Promise<void> {
	await person.transaction('rw', person.documents, person.parts, async () => {
		if (!(await person.documents.get(id))) await deleteParts(person, id);
	});
}

async function copyBytes(
	{ guest, person }: Databases,
	{ id, size }: Pick<DocumentRow, 'id' | 'size'>
): Promise<void> {
	for (let offset = 0; offset < size; offset += RUN_BYTES) {
		const { buffer } = await readRange(guest, id, { offset, length: RUN_BYTES });
		const isKept = await keepRun(person, id, { offset, bytes: buffer });
		if (!isKept) throw new Error('A copied document is not the one that was read');
	}
}

/** Puts what the guest has in the place of a copy that is as it was adopted; to another it adds. */
async function lay(person: PersonDatabase, begun: GuestApplication): Promise<void> {
	const { row } = begun;
	const earlier = await person.applications.get(row.id);
	if (!earlier) return row.discardedAt ? undefined : put(person, begun);
	return (await isAsAdopted(person, earlier, row))
		? put(person, begun)
		: bringOver(person, earlier, begun);
}

/** Whether an adoption that was cut off, or overtaken by the guest's typing, is all that has happened to a copy. */
async function isAsAdopted(
	person: PersonDatabase,
	earlier: ApplicationRow,
	row: ApplicationRow
): Promise<boolean> {
	const pending = await pendingMutations(person, row.id);
	const isUntold = earlier.revision === 0 && pending.length > 0;
	const isSent = pending.some(({ seq }) => seq !== null);
	return isUntold && !isSent && earlier.updatedAt <= row.updatedAt;
}

async function put(
	person: PersonDatabase,
	{ row, documents, pending }: GuestApplication
): Promise<void> {
	const ofIt = { applicationId: row.id };
	const kept = new Set(documents.map(({ id }) => id));
	for (const id of await person.documents.where(ofIt).primaryKeys()) {
		if (!kept.has(id)) await deleteParts(person, id);
	}
	await person.documents.where(ofIt).delete();
	await person.mutations.where(ofIt).delete();
	await person.applications.put(row);
	await person.documents.bulkPut(documents);
	await person.mutations.bulkAdd(
		pending.map(({ applicationId, mutation }) => ({ seq: null, applicationId, mutation }))
	);
}

/** The person has gone on with their copy: what the guest typed later is typed in it, what it lacks is attached. */
async function bringOver(
	person: PersonDatabase,
	earlier: ApplicationRow,
	{ row, documents }: GuestApplication
): Promise<void> {
	if (row.updatedAt <= earlier.updatedAt) return;
	const clock = () => Date.parse(row.updatedAt);
	await saveFields({ db: person, clock }, row.id, row.fields);
	if (!isEditable(earlier)) return;
	for (const document of documents) {
		if (document.removedAt || (await person.documents.get(document.id))) continue;
		await addDocument(person, earlier, declarationOf(document));
		await removeOthersOfKind(person, document, row.updatedAt);
	}
}
