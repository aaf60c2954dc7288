import type { PersonId } from '../../domain/ids.ts';
import type { Database } from '../database/database.ts';

/** Where a person said, at signing in, that they can be reached; '' where they did not. */
export async function readContacts(
	db: Database,
	owner: PersonId
): Promise<{ phone: string; email: string }> {
	return db
		.selectFrom('person')
		.select(['phone', 'email'])
		.where('id', '=', owner)
		.executeTakeFirstOrThrow();
}
