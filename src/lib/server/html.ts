/** Text that is markup already and is not escaped again. */
export class Html {
	readonly text: string;

	constructor(text: string) {
		this.text = text;
	}
}

export type HtmlPart = Html | string | number | null | readonly HtmlPart[];

/** Markup from a template: whatever is put in is escaped unless it is markup itself; null leaves nothing. */
export function html(strings: TemplateStringsArray, ...parts: HtmlPart[]): Html {
	return new Html(String.raw({ raw: strings }, ...parts.map(toMarkup)));
}

function toMarkup(part: HtmlPart): string {
	if (part === null) return '';
	if (part instanceof Html) return part.text;
	if (typeof part === 'object') return part.map(toMarkup).join('');
	return String(part).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
