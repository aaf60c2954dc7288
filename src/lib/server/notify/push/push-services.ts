/** The push services of the browsers there are, by the ends of their hosts' names. */
export const PUSH_SERVICES =
	'fcm.googleapis.com,push.services.mozilla.com,push.apple.com,notify.windows.com';

/**
 * Whether a browser's push service is at this address. A device says where its messages go, so anything else would have
 * the server call whomever a stranger names.
 */
export function isPushAddress(endpoint: string, services: readonly string[]): boolean {
	if (!URL.canParse(endpoint)) return false;
	const { protocol, hostname, username } = new URL(endpoint);
	const isKnown = services.some((name) => hostname === name || hostname.endsWith(`.${name}`));
	const isSafe = protocol === 'https:' || hostname === 'localhost';
	return isKnown && isSafe && username === '';
}
