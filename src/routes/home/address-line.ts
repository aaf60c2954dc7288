import type { FieldValues } from '$lib/domain/application/fields.ts';
import { m } from '$lib/i18n/compiled/messages.js';

/** The address in one line, as far as it was given; '' when nothing of it was. */
export function addressLine(fields: FieldValues, names: Record<string, string>): string {
	const place = fields.placeUnlisted === 'yes' ? fields.placeText : names[fields.place ?? ''];
	const parts = [
		names[fields.district ?? ''],
		place,
		fields.house && m.home_house({ number: fields.house }),
		fields.flat && fields.houseType !== 'yard' && m.home_flat({ number: fields.flat })
	];
	return parts.filter(Boolean).join(', ');
}
