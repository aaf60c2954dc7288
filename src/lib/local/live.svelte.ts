import { liveQuery, type Subscription } from 'dexie';

/** A query that failed is asked again, later each time: browsers lose their database and reopen it. Milliseconds. */
const ASK_AGAIN = 1000;
const ASK_AGAIN_AT_MOST = 10_000;

/**
 * A query's result as rune state: it is asked again whenever what it read from the database changes, in this tab or
 * another, or when reactive values it reads change. `current` is undefined until the first answer, and keeps the last
 * one while the database can't be read. To be called while a component is being set up; it ends with the component.
 */
export function live<Value>(query: () => Promise<Value>): { readonly current: Value | undefined } {
	let current = $state.raw<Value>();
	let tries = $state(0);
	$effect(() => {
		const wait = Math.min(ASK_AGAIN * (tries + 1), ASK_AGAIN_AT_MOST);
		let retry: ReturnType<typeof setTimeout> | undefined;
		let isAsked = false;
		const subscription: Subscription = liveQuery(() => {
			isAsked = true;
			return query();
		}).subscribe({
			next: (value) => (current = value),
			error: () => (retry = setTimeout(() => tries++, wait))
		});
		// On the heels of another query Dexie asks later, when Svelte no longer sees what is read: then it sees it here.
		if (!isAsked) query().catch(() => undefined);
		return () => {
			clearTimeout(retry);
			subscription.unsubscribe();
		};
	});
	return {
		get current() {
			return current;
		}
	};
}
