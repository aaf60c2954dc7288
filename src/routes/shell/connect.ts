import { session } from '$lib/local/session.svelte';
import type { Workspace } from '$lib/local/workspace';
import { fetchPart } from './fetch-part.ts';

/** Connects the workspace to the server until the returned function is called. The engine is fetched only now. */
export function connect(workspace: Workspace): () => void {
	const over = new AbortController();
	void fetchPart(() => import('$lib/sync/start')).then(({ startSync }) => {
		if (over.signal.aborted) return;
		const stop = startSync(workspace, (profile) => session.enterAs(profile));
		over.signal.addEventListener('abort', stop);
	});
	return () => over.abort();
}

/** Asks the engine to try at once. */
export async function sendNow(): Promise<void> {
	const engine = await import('$lib/sync/send-now');
	engine.sendNow();
}

/**
 * Ends the session at the server. Answers the page on which the identity provider ends its own, if it has one; null
 * without a link: then the engine tells the server when the link is back.
 */
export async function signOutAtServer(): Promise<string | null> {
	try {
		const { rpc } = await import('$lib/sync/rpc-client');
		return (await rpc.session.signOut.mutate()).providerUrl;
	} catch {
		return null;
	}
}

/**
 * Puts a page that never knew the person who has left in the place of this one, whose memory may hold what they typed.
 * Stays where nothing could be loaded: no link, and not on this device yet.
 */
export function loadAnew(): void {
	if (navigator.onLine || navigator.serviceWorker?.controller) location.replace('/');
}
