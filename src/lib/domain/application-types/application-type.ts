import type { FieldValues } from '../application/fields.ts';
import type { DocumentKind } from '../documents/document-kind.ts';
import type { Problem, ProblemCode } from '../problem.ts';
import type { ApplicationTypeName } from './names.ts';

/** How a field is asked for: what the screen draws and what a browser may fill in by itself. */
export type FieldControl =
	'fin' | 'district' | 'place' | 'box' | 'choice' | 'text' | 'tel' | 'email' | 'notes';

export interface Field {
	readonly name: string;
	readonly control: FieldControl;
	/** The most characters it takes. */
	readonly maxLength: number;
	/** The only values a choice or a box takes besides ''. */
	readonly options?: readonly string[];
	/** Whether it is asked at all, given the rest; a field that isn't asked is not checked and not sent. */
	readonly isAsked: (fields: FieldValues) => boolean;
	readonly isRequired: boolean;
	/** The value in the form the server keeps (trimmed, E.164…); what can't be understood comes back as it was. */
	readonly normalize: (text: string) => string;
	/** What is wrong with a value that is not empty; null when nothing is. */
	readonly check: (text: string, fields: FieldValues) => ProblemCode | null;
}

/** One screen of the form: what belongs together is asked together. */
export interface Section {
	readonly id: string;
	readonly fields: readonly string[];
	readonly documents: readonly DocumentKind[];
}

export interface ApplicationType {
	readonly name: ApplicationTypeName;
	readonly fields: readonly Field[];
	readonly sections: readonly Section[];
	/** The documents without which it can't be sent. */
	readonly documents: readonly DocumentKind[];
	/** Fields that hang together: what is right for one depends on the others of its group. */
	readonly bound: readonly (readonly string[])[];
}

/** What is wrong with what was typed, field by field in the order of the form; empty when it can be sent. */
export function checkFields(type: ApplicationType, values: FieldValues): Problem[] {
	return type.fields.flatMap((field) => checkField(field, values) ?? []);
}

/** What is wrong with one field's value among the others, or null. */
export function checkField(field: Field, values: FieldValues): Problem | null {
	if (!field.isAsked(values)) return null;
	const text = field.normalize(values[field.name] ?? '');
	if (text === '') return field.isRequired ? { code: 'required', at: field.name } : null;
	const code = isOffered(field, text) ? field.check(text, values) : 'choiceUnknown';
	if (code) return { code, at: field.name };
	// After the field's own rule, whose message says more ("a FİN has 7 characters").
	const isTooLong = text.length > field.maxLength;
	return isTooLong ? { code: 'tooLong', at: field.name, limit: field.maxLength } : null;
}

/** The values as they are sent: normalized, without the fields that are not asked. */
export function normalizeFields(type: ApplicationType, values: FieldValues): FieldValues {
	const asked = type.fields.filter((field) => field.isAsked(values));
	return Object.fromEntries(
		asked.map((field) => [field.name, field.normalize(values[field.name] ?? '')])
	);
}

/** The required documents that are not among those attached. */
export function checkDocuments(
	type: ApplicationType,
	attached: readonly DocumentKind[]
): Problem[] {
	return type.documents
		.filter((kind) => !attached.includes(kind))
		.map((kind) => ({ code: 'documentMissing', at: kind }));
}

function isOffered({ options }: Field, text: string): boolean {
	return options?.includes(text) ?? true;
}
