import { makeId, type PersonId } from '../../domain/ids.ts';
import type { SessionAnswer } from '../../domain/wire/about.ts';
import type { Database, Transaction } from '../database/database.ts';
import { joinDeskPerson } from '../desk/enter/join-person.ts';
import type { Profile } from './claims.ts';
import type { AuthParts } from './parts.ts';

/** Someone as a provider knows them: `subject` is theirs for good within `issuer`. */
export interface Identified {
	issuer: string;
	subject: string;
	profile: Profile;
}

/**
 * The id of the person with this issuer and subject, made at their first sign-in. Their profile becomes what the
 * provider says now, and what the desk had entered for them becomes theirs. Two sign-ins at once meet in the unique key
 * and end at the same person.
 */
export async function keepPerson(
	{ trx, clock, random }: Pick<AuthParts, 'clock' | 'random'> & { trx: Transaction },
	{ issuer, subject, profile }: Identified
): Promise<PersonId> {
	const told = profileColumns(profile);
	const id = makeId<PersonId>(clock, random);
	const row = await trx
		.insertInto('person')
		.values({ id, issuer, subject, ...told, revision: 0, created_at: clock() })
		.onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet(told))
		.returning('id')
		.executeTakeFirstOrThrow();
	await joinDeskPerson(trx, row.id, profile);
	return row.id;
}

/** The person's profile as their own devices are told it. Throws when there is no such person. */
export async function readPerson(db: Database, id: PersonId): Promise<SessionAnswer['person']> {
	const row = await db
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name', 'fin', 'phone', 'email'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const { given_name: givenName, family_name: familyName, ...rest } = row;
	return { ...rest, givenName, familyName };
}

function profileColumns({ givenName, familyName, ...rest }: Profile) {
	return { ...rest, given_name: givenName, family_name: familyName };
}
