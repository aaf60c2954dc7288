import { sweepUnownedParts } from '../local/documents/sweep.ts';
import type { PersonProfile } from '../local/person-database.ts';
import { purgeRemoved } from '../local/purge.ts';
import type { Workspace } from '../local/workspace.ts';
import { askForBackgroundSync } from './background-request.ts';
import { waitAfter } from './backoff.ts';
import { runEngine } from './engine.ts';
import { greet } from './greet.ts';
import { leaderLock, whileLeading } from './leader.ts';
import { listenWhileShown } from './listen.ts';
import { rpcTransport } from './rpc-transport.ts';
import { pageWakes } from './wakes.ts';

/**
 * Connects a workspace to the server until the returned function is called. When it turns out that somebody else is
 * signed in, `enterAs` is told, and whoever called this starts it again with that person's workspace.
 */
export function startSync(
	workspace: Workspace,
	enterAs: (profile: PersonProfile) => Promise<void>
): () => void {
	const stop = new AbortController();
	void sweepUnownedParts(workspace);
	if (workspace.person) askForBackgroundSync(workspace, stop.signal);
	if (workspace.person) void listenWhileShown(workspace.db, stop.signal);
	void greetUntilAnswered(workspace, stop.signal, enterAs);
	void (workspace.person
		? lead(workspace, workspace.person, stop.signal)
		: purgeRemoved(workspace));
	return () => stop.abort();
}

async function greetUntilAnswered(
	workspace: Workspace,
	signal: AbortSignal,
	enterAs: (profile: PersonProfile) => Promise<void>
): Promise<void> {
	const answered = new AbortController();
	const wakes = pageWakes(workspace.db, AbortSignal.any([signal, answered.signal]));
	for (let failures = 0; !signal.aborted;) {
		try {
			const profile = await greet(workspace);
			if (profile && profile.id !== workspace.person?.id && !signal.aborted) await enterAs(profile);
			answered.abort();
			return;
		} catch {
			await wakes.next(waitAfter(++failures, Math.random()));
		}
	}
}

function lead(workspace: Workspace, person: PersonProfile, signal: AbortSignal): Promise<void> {
	const parts = {
		workspace,
		person: person.id,
		transport: rpcTransport,
		chance: Math.random
	};
	return whileLeading(leaderLock(person.id), signal, () =>
		runEngine(parts, pageWakes(workspace.db, signal), signal)
	);
}
