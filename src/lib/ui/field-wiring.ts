/** What ties a control to its label, hint and error. */
export interface FieldWiring {
	id: string;
	describedby: string | undefined;
	invalid: 'true' | undefined;
}

interface FieldWords {
	hint?: string | undefined;
	error?: string | undefined;
}

export function fieldWiring(id: string, { hint, error }: FieldWords): FieldWiring {
	const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
	return { id, describedby: described || undefined, invalid: error ? 'true' : undefined };
}
