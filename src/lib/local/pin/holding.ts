/* A tab that has the key may write sealed rows. While the PIN is taken off nobody else may: such a row could never be
   read again. So each tab with the key says so by a lock, and taking the PIN off waits until it is the only one. */

/** How often, and how many times, it looks whether the other tabs have locked themselves. In milliseconds. */
const LOOK_EVERY = 100;
const TRIES = 30;

const lockName = (database: string) => `muraciet-key-${database}`;

/** Says that this tab has the key of a database, until the returned function is called. */
export function holdKey(database: string): Promise<() => void> {
	return new Promise((resolve) => {
		const held = () => new Promise<void>((release) => resolve(release));
		void navigator.locks.request(lockName(database), { mode: 'shared' }, held);
	});
}

/** Does the work while no other tab has the key; answers false, the work not done, when one keeps it. */
export async function whileAlone(database: string, work: () => Promise<void>): Promise<boolean> {
	for (let tries = 0; tries < TRIES; tries++) {
		if (await ifAlone(database, work)) return true;
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
	}
	return false;
}

function ifAlone(database: string, work: () => Promise<void>): Promise<boolean> {
	return navigator.locks.request(lockName(database), { ifAvailable: true }, async (lock) => {
		if (lock) await work();
		return lock !== null;
	});
}
