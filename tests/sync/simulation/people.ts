import type { PersonId } from '../../../src/lib/domain/ids.ts';
import type { PersonProfile } from '../../../src/lib/local/person-database.ts';

const names: [string, string][] = [
	['Aygün', 'Məmmədova'],
	['Elşən', 'Quliyev']
];

/** The two people of every schedule. */
export const people: PersonProfile[] = names.map(([givenName, familyName], index) => ({
	id: `01900000-0000-7000-8000-00000000000${index + 1}` as PersonId,
	givenName,
	familyName,
	fin: `5ABC12${index}`,
	phone: '+994502345678',
	email: `person${index}@example.az`,
	role: 'applicant'
}));
