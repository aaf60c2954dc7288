import { isSecret } from './secret.ts';

/** `session` says who is signed in; `signIn` ties a sign-in under way to the browser that began it. */
export type CookieKind = 'session' | 'signIn';

const NAMES: Record<CookieKind, string> = { session: 'muraciet', signIn: 'muraciet-sign-in' };

export interface CookieValue {
	kind: CookieKind;
	value: string;
	maxAgeSeconds: number;
}

/** The secret the request carries, or null. `isSecure` is whether the product is served over https. */
export function readCookie(request: Request, kind: CookieKind, isSecure: boolean): string | null {
	const wanted = `${cookieName(kind, isSecure)}=`;
	const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
	const value = pairs.find((pair) => pair.startsWith(wanted))?.slice(wanted.length) ?? '';
	return isSecret(value) ? value : null;
}

/** A `Set-Cookie` header's value. */
export function setCookie(cookie: CookieValue, isSecure: boolean): string {
	const parts = [
		`${cookieName(cookie.kind, isSecure)}=${cookie.value}`,
		'Path=/',
		`Max-Age=${cookie.maxAgeSeconds}`,
		'HttpOnly',
		'SameSite=Lax'
	];
	return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}

/** A `Set-Cookie` header's value that makes the browser forget the cookie. */
export function clearCookie(kind: CookieKind, isSecure: boolean): string {
	return setCookie({ kind, value: '', maxAgeSeconds: 0 }, isSecure);
}

/** `__Host-` keeps other hosts of the domain from planting it; browsers take it over https only. */
function cookieName(kind: CookieKind, isSecure: boolean): string {
	return isSecure ? `__Host-${NAMES[kind]}` : NAMES[kind];
}
