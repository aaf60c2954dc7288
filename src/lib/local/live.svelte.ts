import { liveQuery, type Subscription } from 'dexie';

/** How long until a query that failed is asked again, in milliseconds: browsers lose their database and reopen it. */
const ASK_AGAIN = 1000;

/**
 * A query's result as rune state: it is asked again whenever what it read from the database changes, in this tab or
 * another, or when reactive values it reads change. `current` is undefined until the first answer, and keeps the last
 * one while the database can't be read. To be called while a component is being set up; it ends with the component.
 */
export function live<Value>(query: () => Promise<Value>): { readonly current: Value | undefined } {
	let current = $state.raw<Value>();
	let failures = $state(0);
	$effect(() => {
		void failures;
		let retry: ReturnType<typeof setTimeout> | undefined;
		const subscription: Subscription = liveQuery(query).subscribe({
			next: (value) => (current = value),
			error: () => (retry = setTimeout(() => failures++, ASK_AGAIN))
		});
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
