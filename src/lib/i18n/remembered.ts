/*
 * The two settings needed before the first frame (language, theme) are read at once, so they stand in localStorage.
 * A browser that forbids it costs only that they are chosen again.
 */

export function recall(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

export function remember(key: string, value: string): void {
	try {
		localStorage.setItem(key, value);
	} catch {
		return;
	}
}

export function forget(key: string): void {
	try {
		localStorage.removeItem(key);
	} catch {
		return;
	}
}
