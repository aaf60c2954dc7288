import type { ApplicationId } from '../domain/ids.ts';
import { whileAttaching } from './documents/sweep.ts';
import { type GuestApplication, handOver } from './hand-over.ts';
import { pendingMutations } from './mutation-log.ts';
import type { PersonDatabase, PersonProfile } from './person-database.ts';
import { deleteApplication } from './purge.ts';

/**
 * Moves what was begun before signing in to the person who signed in, while the guest's screens may still be open. Safe
 * to be cut off anywhere and begun again: an application leaves the guest's database only in the transaction that finds
 * it as it stands in the person's. What was typed or attached since is brought over first, and standing twice is noticed.
 */
export async function adoptGuest(
	guest: PersonDatabase,
	person: PersonDatabase,
	profile: PersonProfile
): Promise<void> {
	const databases = { guest, person };
	for (let begun; (begun = await readFirst(guest));) {
		const { row, documents, pending } = begun;
		const adopted = { documents, pending, row: { ...row, applicantName: nameOf(profile) } };
		const isStill = () => isUnchanged(guest, begun);
		// The bytes are nobody's until the application stands: no tab may sweep them away meanwhile.
		if (await whileAttaching(() => handOver(databases, adopted, isStill)))
			await forget(guest, begun);
	}
}

function nameOf({ givenName, familyName }: PersonProfile): string {
	return `${givenName} ${familyName}`;
}

async function readFirst(guest: PersonDatabase): Promise<GuestApplication | undefined> {
	const id = (await guest.applications.toCollection().primaryKeys())[0];
	return id && read(guest, id);
}

function read(guest: PersonDatabase, id: ApplicationId): Promise<GuestApplication | undefined> {
	return guest.transaction('r', guest.applications, guest.documents, guest.mutations, async () => {
		const row = await guest.applications.get(id);
		if (!row) return undefined;
		const documents = await guest.documents.where('applicationId').equals(id).toArray();
		return { row, documents, pending: await pendingMutations(guest, id) };
	});
}

async function isUnchanged(guest: PersonDatabase, begun: GuestApplication): Promise<boolean> {
	return JSON.stringify(await read(guest, begun.row.id)) === JSON.stringify(begun);
}

/** Removes the guest's copy, unless something was typed in it, attached or confirmed since it was read. */
async function forget(guest: PersonDatabase, begun: GuestApplication): Promise<void> {
	const { id } = begun.row;
	const tables = [guest.applications, guest.documents, guest.parts, guest.mutations];
	await guest.transaction('rw', tables, async () => {
		if (!(await isUnchanged(guest, begun))) return;
		await guest.mutations.where('applicationId').equals(id).delete();
		await deleteApplication(guest, id);
	});
}
