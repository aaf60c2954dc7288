import type { Selectable } from 'kysely';
import type { PersonId } from '../../domain/ids.ts';
import { sortByText } from '../../domain/text/collate.ts';
import type { Operator } from '../../domain/wire/desk-answers.ts';
import type { Database } from '../database/database.ts';
import type { PersonTable } from '../database/schema.ts';
import { DESK_ISSUER } from './enter/desk-person.ts';

/** Everyone of the staff who has signed in at least once: whom an application can be given to. */
export async function listOperators(db: Database): Promise<Operator[]> {
	const rows = await db
		.selectFrom('person')
		.innerJoin('staff', 'staff.fin', 'person.fin')
		.select(['person.id', 'given_name', 'family_name'])
		.where('issuer', '!=', DESK_ISSUER)
		.execute();
	return sortByText(rows.map(tellOperator), ({ name }) => name);
}

/** The names of these people of the staff by their ids. */
export async function nameOperators(
	db: Database,
	ids: readonly (PersonId | null)[]
): Promise<Map<PersonId, Operator>> {
	const wanted = [...new Set(ids)].filter((id) => id !== null);
	if (wanted.length === 0) return new Map();
	const rows = await db
		.selectFrom('person')
		.select(['id', 'given_name', 'family_name'])
		.where('id', 'in', wanted)
		.execute();
	return new Map(rows.map((row) => [row.id, tellOperator(row)]));
}

type NamedRow = Pick<Selectable<PersonTable>, 'id' | 'given_name' | 'family_name'>;

function tellOperator({ id, given_name, family_name }: NamedRow): Operator {
	return { id, name: `${given_name} ${family_name}`.trim() };
}
