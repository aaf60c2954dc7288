import { m } from '../../i18n/compiled/messages.js';

/** How a field is asked for in words. They are functions: a language is chosen while the app runs. */
interface FieldWords {
	label: () => string;
	hint?: () => string;
	/** What to do when it is empty and must not be. */
	required?: () => string;
	/** The words of a choice's values. */
	options?: Record<string, () => string>;
}

const FIELDS: Record<string, FieldWords> = {
	fin: { label: m.field_fin_label, hint: m.field_fin_hint, required: m.field_fin_required },
	district: { label: m.field_district_label, required: m.field_district_required },
	place: { label: m.field_place_label, hint: m.field_place_hint, required: m.field_place_required },
	placeUnlisted: { label: m.field_place_unlisted_label, options: { yes: m.field_yes } },
	placeText: {
		label: m.field_place_text_label,
		hint: m.field_place_text_hint,
		required: m.field_place_text_required
	},
	houseType: {
		label: m.field_house_type_label,
		required: m.field_house_type_required,
		options: { flat: m.field_house_type_flat, yard: m.field_house_type_yard }
	},
	house: { label: m.field_house_label, hint: m.field_house_hint, required: m.field_house_required },
	flat: { label: m.field_flat_label, required: m.field_flat_required },
	phone: { label: m.field_phone_label, hint: m.field_phone_hint, required: m.field_phone_required },
	email: { label: m.field_email_label, hint: m.field_email_hint, required: m.field_email_required },
	notes: { label: m.field_notes_label, hint: m.field_notes_hint }
};

/** The field's name on the screens; the instruction's own words in Azerbaijani. */
export function fieldLabel(name: string): string {
	return FIELDS[name]?.label() ?? name;
}

/** What helps to fill it in; '' where nothing is needed. */
export function fieldHint(name: string): string {
	return FIELDS[name]?.hint?.() ?? '';
}

/** What to do about a required field that is empty. */
export function fieldRequired(name: string): string {
	return FIELDS[name]?.required?.() ?? fieldLabel(name);
}

/** A choice's value in words; the value itself where it has none. */
export function optionLabel(name: string, value: string): string {
	return FIELDS[name]?.options?.[value]?.() ?? value;
}
