import { displayPhone } from '../../domain/people/phone-display.ts';
import { optionLabel } from './field-messages.ts';

/** District and place ids in words. */
export type AddressNames = Readonly<Record<string, string>>;

/** One answer of a form as a person reads it; `text` is '' when there is none. */
export interface Answer {
	/** The field or document kind. */
	at: string;
	label: string;
	text: string;
}

/** A field's value as a person reads it; '' when there is none. */
export function answerText(name: string, value: string, names: AddressNames): string {
	switch (name) {
		case 'district':
		case 'place':
			return names[value] ?? value;
		case 'phone':
			return displayPhone(value);
		default:
			return optionLabel(name, value);
	}
}
