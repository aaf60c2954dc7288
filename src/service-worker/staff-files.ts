/** What the staff's screens alone need, in this version; put in by the build (src/run/build/staff-files.ts). */
declare const STAFF_FILES: readonly string[];

/** Their addresses. */
const ADDRESSES = new Set(STAFF_FILES.map((file) => `/${file}`));

const CACHE = 'muraciet-staff-assets';

let keeping: Promise<void> | undefined;

/** Whether no applicant's screen needs this file. */
export function isStaffFile(pathname: string): boolean {
	return ADDRESSES.has(pathname);
}

/**
 * Keeps all of them from the first that is asked for on, so that an open desk finds its lazy parts after the server has
 * a later version.
 */
export function keepStaffFiles(): Promise<void> {
	keeping ??= keep().catch(() => void (keeping = undefined));
	return keeping;
}

/** Forgets those of other versions. */
export async function forgetOldStaffFiles(): Promise<void> {
	const cache = await caches.open(CACHE);
	for (const request of await cache.keys()) {
		if (!isStaffFile(new URL(request.url).pathname)) await cache.delete(request);
	}
}

async function keep(): Promise<void> {
	const cache = await caches.open(CACHE);
	for (const address of ADDRESSES) {
		if (!(await cache.match(address))) await cache.add(address);
	}
}
