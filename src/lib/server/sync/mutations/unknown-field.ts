import type { ApplicationTypeName } from '../../../domain/application-types/names.ts';
import { applicationType } from '../../../domain/application-types/registry.ts';

/** The first of these names that no field of this type has. */
export function findUnknownField(
	type: ApplicationTypeName,
	names: readonly string[]
): string | undefined {
	const known = new Set(applicationType(type).fields.map((field) => field.name));
	return names.find((name) => !known.has(name));
}
