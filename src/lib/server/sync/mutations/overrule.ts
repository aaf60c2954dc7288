import type { FieldConflict, FieldValues } from '../../../domain/application/fields.ts';
import type { Author, MergeSide } from '../../../domain/application/merge.ts';
import type { Field } from '../../../domain/application-types/application-type.ts';
import { applicationType } from '../../../domain/application-types/registry.ts';
import type { Application } from '../../store/applications.ts';

/** What the person confirmed stands; another value that had reached the server and was not confirmed stays beside it. */
export function overrule(standing: Application, confirmed: FieldValues, author: Author): MergeSide {
	const side: MergeSide = { fields: confirmed, conflicts: {}, authors: { ...standing.authors } };
	for (const field of applicationType(standing.type).fields) {
		const { name } = field;
		const displaced = isOverruled(field, standing.fields, confirmed);
		const others = othersOf(standing, name, displaced).filter(
			({ value }) => value !== confirmed[name]
		);
		if (others.length > 0) side.conflicts[name] = others;
		if (displaced) side.authors[name] = author;
	}
	return side;
}

function isOverruled(field: Field, standing: FieldValues, confirmed: FieldValues): boolean {
	const value = standing[field.name] ?? '';
	const stands = confirmed[field.name];
	return value !== '' && stands !== undefined && field.normalize(value) !== stands;
}

function othersOf(
	{ fields, conflicts, authors }: Application,
	name: string,
	withStanding: boolean
): FieldConflict[] {
	const earlier = conflicts[name] ?? [];
	const by = authors[name];
	return withStanding && by ? [...earlier, { value: fields[name] ?? '', ...by }] : earlier;
}
