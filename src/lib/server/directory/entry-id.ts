import { createHash } from 'node:crypto';
import type { Place } from '../../domain/address/directory.ts';

/** The id of a place that comes without one: the same for the same words, so that importing again changes nothing. */
export function placeId({
	district,
	kind,
	name
}: Pick<Place, 'district' | 'kind' | 'name'>): string {
	return `p-${shortDigest([district, kind, name].join('\n'))}`;
}

/** The id of a district that comes without one. */
export function districtId(name: string): string {
	return `d-${shortDigest(name)}`;
}

/** Enough to tell a few hundred thousand entries apart, short enough for each to carry. */
const DIGITS = 12;

/** The first hexadecimal digits of a text's SHA-256. */
export function shortDigest(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
}
