const NAME = 'muraciet-signed-in';

/**
 * The cookie that tells the page it comes back from signing in, as the server sets it and the page takes it away (for 0
 * seconds): it says so and nothing else. Without it the first seconds would be the guest's, and what is typed in them would
 * be looked for there.
 */
export function signedInMark(isSecure: boolean, seconds: number): string {
	const mark = `${signedInPair(isSecure)}; Path=/; Max-Age=${seconds}; SameSite=Lax`;
	return isSecure ? `${mark}; Secure` : mark;
}

/** Its name and value. `__Host-` keeps other hosts of the domain from planting it; browsers take it over https only. */
export function signedInPair(isSecure: boolean): string {
	return `${isSecure ? '__Host-' : ''}${NAME}=1`;
}
