import { version } from '$service-worker';
import { PAGE_LOCK, pageLock } from '../lib/domain/wire/worker.ts';
import { scope } from './scope.ts';

/** Every open page of the app, also those another version serves. */
export async function openPages(): Promise<readonly WindowClient[]> {
	return scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
}

/** Whether each open page is known to run this version; a page that has not said so yet counts as another's. */
export async function areAllPagesCurrent(): Promise<boolean> {
	const { held = [] } = await navigator.locks.query();
	const versions = held.flatMap(({ name }) => (name?.startsWith(PAGE_LOCK) ? [name] : []));
	const areOthers = versions.some((name) => name !== pageLock(version));
	return !areOthers && versions.length === (await openPages()).length;
}
