import type { PersonId } from '../domain/ids.ts';

/** The name of the lock that makes one engine of a device the one that sends for this person. */
export function leaderLock(person: PersonId): string {
	return `muraciet-sync-${person}`;
}

/**
 * Does the work in one tab of this device at a time: the others wait their turn and take over when it closes. Where the
 * browser has no Web Locks every tab works; the protocol then keeps them from doing anything twice.
 */
export async function whileLeading(
	name: string,
	signal: AbortSignal,
	work: () => Promise<void>
): Promise<void> {
	if (!navigator.locks) return work();
	try {
		await navigator.locks.request(name, { signal }, work);
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}
