/** The text of a module as Node's load hooks give it. */
export function sourceText(source: string | ArrayBuffer | NodeJS.TypedArray | undefined): string {
	return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
