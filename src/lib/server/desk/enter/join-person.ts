import type { ApplicationId, PersonId } from '../../../domain/ids.ts';
import type { Transaction } from '../../database/database.ts';
import { lockPerson, nextRevision } from '../../store/persons.ts';
import { refreshQueueEntry } from '../queue/refresh-entry.ts';
import { type Citizen, DESK_ISSUER, deskSubject } from './desk-person.ts';

/**
 * Gives someone who is signing in what the desk had entered for them: the applications under the FİN and the name
 * their identity provider vouches for, and no others. Pages they have open elsewhere are told (changeAndTell).
 */
export async function joinDeskPerson(
	trx: Transaction,
	person: PersonId,
	identified: Pick<Citizen, 'fin' | 'givenName' | 'familyName'>
): Promise<void> {
	const subject = deskSubject(identified);
	const known = await trx
		.selectFrom('person')
		.innerJoin('application', 'application.person_id', 'person.id')
		.select('person.id')
		.where('issuer', '=', DESK_ISSUER)
		.where('subject', '=', subject)
		.executeTakeFirst();
	if (known) await moveAll(trx, known.id, person);
}

/** The desk's person is locked here while another is, and nowhere else: no two can wait for each other. */
async function moveAll(trx: Transaction, from: PersonId, to: PersonId): Promise<void> {
	await lockPerson(trx, from);
	const applications = await trx
		.selectFrom('application')
		.select('id')
		.where('person_id', '=', from)
		.orderBy('revision')
		.execute();
	for (const { id } of applications) await moveOne(trx, id, to);
}

/** Each application with its documents under a revision of its own: a page of changes never splits one. */
async function moveOne(trx: Transaction, id: ApplicationId, person: PersonId): Promise<void> {
	const theirs = { person_id: person, revision: await nextRevision(trx, person) };
	await trx.updateTable('application').set(theirs).where('id', '=', id).execute();
	await trx.updateTable('document').set(theirs).where('application_id', '=', id).execute();
	const answered = { person_id: person };
	await trx.updateTable('question_answer').set(answered).where('application_id', '=', id).execute();
	await trx.updateTable('notice').set(answered).where('application_id', '=', id).execute();
	await refreshQueueEntry(trx, id);
}
