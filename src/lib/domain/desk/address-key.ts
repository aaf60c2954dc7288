import type { FieldValues } from '../application/fields.ts';
import { foldWords } from '../text/fold.ts';

/** What two applications for the same house or flat share, however it was typed; '' while the address is not whole. */
export function addressKey(fields: FieldValues): string {
	const { district = '', place = '', placeText = '', house = '', flat = '' } = fields;
	const where = place || foldWords(placeText).join(' ');
	if (!district || !where || !house) return '';
	return [district, where, plain(house), plain(flat)].join('|');
}

/** "12 A", "12-A" and "12a" are the same door. */
function plain(number: string): string {
	return foldWords(number).join('');
}
