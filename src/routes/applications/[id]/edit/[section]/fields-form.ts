import type { Field } from '$lib/domain/application-types/application-type.ts';
import type { TypedValues } from '$lib/ui/form/typed-values.svelte.ts';
import type { OpenApplication } from '../../open-application.svelte.ts';

/** As much of a form as its fields need: a part of a draft, or an answer to a question. */
export interface FieldsForm {
	readonly application: OpenApplication;
	readonly values: TypedValues;
	/** The fields asked now, in their order. */
	readonly fields: readonly Field[];
	/** What is wrong with a field, in words; '' when nothing is said. */
	errorAt(at: string): string;
}
