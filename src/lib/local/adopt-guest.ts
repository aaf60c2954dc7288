import type { ApplicationId, DocumentId } from '../domain/ids.ts';
import { writePart } from './documents/parts.ts';
import type { ApplicationRow, PersonDatabase, PersonProfile } from './person-database.ts';
import { deleteApplication } from './purge.ts';

/**
 * Moves what was begun before signing in to the person who signed in. Safe to be cut off anywhere and begun again: an
 * application leaves the guest's database only after it stands whole in the person's, and standing twice is noticed.
 */
export async function adoptGuest(
	guest: PersonDatabase,
	person: PersonDatabase,
	profile: PersonProfile
): Promise<void> {
	for (const row of await guest.applications.toArray()) {
		const isAdopted = (await person.applications.get(row.id)) !== undefined;
		if (!isAdopted && !row.discardedAt)
			await copyApplication(guest, person, withApplicant(row, profile));
		await forget(guest, row.id);
	}
}

function withApplicant(row: ApplicationRow, profile: PersonProfile): ApplicationRow {
	return { ...row, applicantName: `${profile.givenName} ${profile.familyName}` };
}

async function copyApplication(
	guest: PersonDatabase,
	person: PersonDatabase,
	row: ApplicationRow
): Promise<void> {
	const documents = await guest.documents.where('applicationId').equals(row.id).toArray();
	const pending = await guest.mutations.where('applicationId').equals(row.id).sortBy('order');
	// Bytes first, outside the transaction: a transaction that waits for another database ends by itself.
	for (const document of documents) await copyParts(guest, person, document.id);
	const tables = [person.applications, person.documents, person.mutations];
	await person.transaction('rw', tables, async () => {
		await person.applications.add(row);
		await person.documents.bulkPut(documents);
		await person.mutations.bulkAdd(
			pending.map(({ applicationId, mutation }) => ({ seq: null, applicationId, mutation }))
		);
	});
}

async function copyParts(
	guest: PersonDatabase,
	person: PersonDatabase,
	documentId: DocumentId
): Promise<void> {
	for (let index = 0; ; index++) {
		const part = await guest.parts.get([documentId, index]);
		if (!part) return;
		await writePart(person, part);
	}
}

async function forget(guest: PersonDatabase, id: ApplicationId): Promise<void> {
	const tables = [guest.applications, guest.documents, guest.parts, guest.mutations];
	await guest.transaction('rw', tables, async () => {
		await guest.mutations.where('applicationId').equals(id).delete();
		await deleteApplication(guest, id);
	});
}
