import { html, type Html, type HtmlPart } from '../../../html.ts';
import type { Words } from '../words/az.ts';

export interface FieldOptions {
	name: string;
	label: string;
	/** HTML's `autocomplete`. */
	autocomplete?: string;
	/** HTML's `inputmode`. */
	keyboard?: 'text' | 'numeric' | 'tel';
	/** What was typed, so that it can be mended. */
	value?: string;
}

/** A method's form; an error stands above its fields and is read out. */
export function form(words: Words, { fields, error }: { fields: HtmlPart; error: string }): Html {
	return html`<form method="post">
		${alert(error)} ${fields}
		<button class="main">${words.next}</button>
	</form>`;
}

/** What went wrong, read out; '' for nothing yet. */
export function alert(error: string): Html {
	return html`<p class="error" role="alert">${error}</p>`;
}

/** A labelled text field. */
export function field({
	name,
	label,
	autocomplete = 'off',
	keyboard = 'text',
	value = ''
}: FieldOptions): Html {
	return html`<label for="${name}">${label}</label>
		<input
			id="${name}"
			name="${name}"
			value="${value}"
			autocomplete="${autocomplete}"
			inputmode="${keyboard}"
			spellcheck="false"
			required
		/>`;
}
