import { session } from '$lib/local/session.svelte';
import type { Workspace } from '$lib/local/workspace';

/**
 * Connects the workspace to the server until the returned function is called. The engine is fetched only now, after
 * the screen is usable; where that fails for want of a link, once more when the link is back.
 */
export function connect(workspace: Workspace): () => void {
	const over = new AbortController();
	const start = async () => {
		const { startSync } = await import('$lib/sync/start');
		if (over.signal.aborted) return;
		const stop = startSync(workspace, (profile) => session.enterAs(profile));
		over.signal.addEventListener('abort', stop);
	};
	const startOrWait = () => {
		start().catch(() => {
			addEventListener('online', startOrWait, { once: true, signal: over.signal });
		});
	};
	startOrWait();
	return () => over.abort();
}

/** Asks the engine to try at once. */
export async function sendNow(): Promise<void> {
	const engine = await import('$lib/sync/start');
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
