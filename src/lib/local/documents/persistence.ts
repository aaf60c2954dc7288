/** Asks the browser not to drop this site's storage when space is short. Answers whether it will keep it. */
export async function askPersistence(): Promise<boolean> {
	const storage = browserStorage();
	if (!storage?.persist) return false;
	return (await storage.persisted()) || (await storage.persist());
}

/** The browser's storage manager, where there is one (not in tests under Node, not in old browsers). */
export function browserStorage(): StorageManager | undefined {
	return globalThis.navigator?.storage;
}

/** Whether a write failed because the device has no room: IndexedDB names it, sometimes one level down. */
export function isOutOfRoom(error: unknown): boolean {
	for (let cause = error; cause instanceof Object; cause = beneath(cause)) {
		if ((cause as { name?: unknown }).name === 'QuotaExceededError') return true;
	}
	return false;
}

/** What Dexie has wrapped in its own error: one, or of many rows written at once the first that failed. */
function beneath({ inner, failures }: { inner?: unknown; failures?: unknown[] }): unknown {
	return inner ?? failures?.[0];
}
