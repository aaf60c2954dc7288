import { html, type Html, type HtmlPart } from '../html.ts';

export interface FieldOptions {
	name: string;
	label: string;
	/** HTML's `autocomplete`. */
	autocomplete?: string;
	/** HTML's `inputmode`. */
	keyboard?: 'text' | 'numeric' | 'tel';
}

/** A method's form; an error stands above its fields and is read out. */
export function form(fields: HtmlPart, error = ''): Html {
	return html`<form method="post">
		<p class="error" role="alert">${error}</p>
		${fields}
		<button class="main">Davam et</button>
	</form>`;
}

/** A labelled text field. */
export function field({
	name,
	label,
	autocomplete = 'off',
	keyboard = 'text'
}: FieldOptions): Html {
	return html`<label for="${name}">${label}</label>
		<input
			id="${name}"
			name="${name}"
			autocomplete="${autocomplete}"
			inputmode="${keyboard}"
			spellcheck="false"
			required
		/>`;
}
