import type { FieldValues } from '$lib/domain/application/fields.ts';
import { displayPhone } from '$lib/domain/people/phone-display.ts';
import type { PersonProfile } from '$lib/local/person-database.ts';

/** What sign-in has told already, as answers a person can change; without what it left out. */
export function knownAnswers(person: PersonProfile | null): FieldValues {
	if (!person) return {};
	const answers = { phone: displayPhone(person.phone), email: person.email };
	return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== ''));
}
