import type { PersonId } from '../../domain/ids.ts';
import type { Operator } from '../../domain/wire/desk-answers.ts';
import type { Database } from '../database/database.ts';

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
	return new Map(
		rows.map(({ id, given_name, family_name }) => [
			id,
			{ id, name: `${given_name} ${family_name}`.trim() }
		])
	);
}
