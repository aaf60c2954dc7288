import { checkEmail, normalizeEmail } from '../../domain/people/email.ts';
import { checkFin, normalizeFin } from '../../domain/people/fin.ts';
import { checkPhone, normalizePhone } from '../../domain/people/phone.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** What is kept of a person, each '' where the provider doesn't tell it. The phone is E.164. */
export interface Profile {
	fin: string;
	givenName: string;
	familyName: string;
	patronymic: string;
	phone: string;
	email: string;
}

/** Where in the id_token each part of the profile stands, e.g. `user.pin`. */
export type ClaimPaths = Readonly<Record<keyof Profile, string>>;

const MAX_NAME_LENGTH = 200;

/**
 * The profile in the claims; null when there is no FİN in them, for then the provider or the configured paths are
 * wrong. A phone or an e-mail that can't be one is left out: it is only ever a suggestion in the form.
 */
export function readProfile(claims: Claims, paths: ClaimPaths): Profile | null {
	const fin = normalizeFin(textAt(claims, paths.fin));
	if (checkFin(fin) !== null) return null;
	const phone = normalizePhone(textAt(claims, paths.phone));
	const email = normalizeEmail(textAt(claims, paths.email));
	return {
		fin,
		givenName: name(textAt(claims, paths.givenName)),
		familyName: name(textAt(claims, paths.familyName)),
		patronymic: name(textAt(claims, paths.patronymic)),
		phone: checkPhone(phone) === null ? phone : '',
		email: checkEmail(email) === null ? email : ''
	};
}

function name(text: string): string {
	return text.normalize('NFC').trim().slice(0, MAX_NAME_LENGTH);
}

/** A claim may carry dots in its own name (`https://…/pin`), so the whole path is looked for before its steps. */
function textAt(claims: Claims, path: string): string {
	const whole = own(claims, path);
	const value = whole ?? path.split('.').reduce<unknown>(own, claims);
	return typeof value === 'string' ? value : '';
}

function own(value: unknown, key: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
	return (value as Record<string, unknown>)[key];
}
