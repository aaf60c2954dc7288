import type { Field } from '../../domain/application-types/application-type.ts';
import { displayPhone } from '../../domain/people/phone-display.ts';
import { optionLabel } from './field-messages.ts';

/** District and place ids in words. */
export type AddressNames = Readonly<Record<string, string>>;

/** A field's value as a person reads it; '' when there is none. */
export function answerText(field: Field, value: string, names: AddressNames): string {
	switch (field.control) {
		case 'district':
		case 'place':
			return names[value] ?? value;
		case 'box':
		case 'choice':
			return optionLabel(field.name, value);
		case 'tel':
			return displayPhone(field.normalize(value));
		default:
			return field.normalize(value);
	}
}
