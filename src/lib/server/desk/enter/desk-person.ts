import { makeId, type PersonId } from '../../../domain/ids.ts';
import { foldWords } from '../../../domain/text/fold.ts';
import type { Transaction } from '../../database/database.ts';
import type { MutationContext } from '../../sync/mutations/context.ts';

/** The issuer of persons whom no provider has signed in: applications were entered for them by the desk. */
export const DESK_ISSUER = 'desk';

/** A citizen as they say who they are. */
export interface Citizen {
	fin: string;
	givenName: string;
	familyName: string;
	phone: string;
	email: string;
}

type Named = Pick<Citizen, 'givenName' | 'familyName'>;

/**
 * Who a person without a sign-in is: the FİN and the name together. A mistyped FİN alone, which may be anybody's, never
 * leads to another person's applications (docs/decisions/0009-entered-by-the-desk.md).
 */
export function deskSubject({ fin, ...named }: Named & { fin: string }): string {
	return `${fin} ${nameKey(named)}`;
}

/**
 * The person an application is entered for: the one who has signed in with this FİN, if the name agrees, else one
 * without a sign-in; null when the FİN is that of somebody with another name.
 */
export async function findOrAddCitizen(
	{ trx, clock, random, now }: Pick<MutationContext, 'trx' | 'clock' | 'random' | 'now'>,
	citizen: Citizen
): Promise<PersonId | null> {
	const known = await listKnown(trx, citizen.fin);
	const same = known.find((person) => nameKey(person) === nameKey(citizen));
	if (same || known.length > 0) return same?.id ?? null;
	const { fin, phone, email, givenName, familyName } = citizen;
	const row = await trx
		.insertInto('person')
		.values({
			id: makeId<PersonId>(clock, random),
			issuer: DESK_ISSUER,
			subject: deskSubject(citizen),
			...{ fin, phone, email, given_name: givenName, family_name: familyName, patronymic: '' },
			revision: 0,
			created_at: now
		})
		.onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet({ phone, email }))
		.returning('id')
		.executeTakeFirstOrThrow();
	return row.id;
}

/** Those who have signed in with this FİN, the latest first. */
async function listKnown(trx: Transaction, fin: string) {
	return trx
		.selectFrom('person')
		.select(['id', 'given_name as givenName', 'family_name as familyName'])
		.where('fin', '=', fin)
		.where('issuer', '!=', DESK_ISSUER)
		.orderBy('created_at', 'desc')
		.execute();
}

/** The words of a name in no order and without Azerbaijani letters: as it is heard, not as it is spelt. */
function nameKey({ givenName, familyName }: Named): string {
	return foldWords(`${givenName} ${familyName}`).sort().join(' ');
}
