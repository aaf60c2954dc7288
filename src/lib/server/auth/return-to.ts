const HOME = '/';
const MAX_LENGTH = 1000;
const MAX_DECODINGS = 3;
const ANYWHERE = 'http://anywhere.invalid';
/** Sending someone there after a sign-in would start another one or show them data meant for code. */
const NOT_PAGES = /^\/(auth|trpc)(\/|$)/;

/**
 * The path within the product to return to after a sign-in: the given one when it is local however a browser, a proxy
 * or a router might read it, else the home page. Never another origin.
 */
export function localPath(text: string | null): string {
	if (!text || text.length > MAX_LENGTH) return HOME;
	const readings = decodings(text);
	if (!readings?.every(looksLocal)) return HOME;
	const url = new URL(text, ANYWHERE);
	return NOT_PAGES.test(url.pathname) ? HOME : url.pathname + url.search + url.hash;
}

function looksLocal(path: string): boolean {
	if (!path.startsWith('/') || /[\\\p{Cc}]/u.test(path)) return false;
	const url = URL.parse(path, ANYWHERE);
	return url?.origin === ANYWHERE && !url.pathname.startsWith('//');
}

/** The path as given and as it reads decoded once, twice, …; null when it won't come to rest or can't be decoded. */
function decodings(text: string): string[] | null {
	const path = text.replace(/[?#].*$/s, '');
	const readings = [text, path];
	for (let i = 0; i < MAX_DECODINGS; i++) {
		const decoded = decode(readings.at(-1) ?? '');
		if (decoded === null) return null;
		if (decoded === readings.at(-1)) return readings;
		readings.push(decoded);
	}
	return null;
}

function decode(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
