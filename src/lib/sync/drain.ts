import type { Workspace } from '../local/workspace.ts';
import type { Engine } from './engine.ts';
import { hasSendable } from './sendable.ts';

/** The longest pause worth staying awake for, in milliseconds: after a longer one the browser is to call again. */
const LONGEST_PAUSE = 2_000;

/**
 * Lets the engine move until it has heard what changed and nothing is left that may be sent now, and answers whether the
 * latter is so. Documents held back for Wi-Fi, a session that has ended and data that was closed wait for something else
 * than a link: they are nothing to be called again for.
 */
export async function drain(
	engine: Engine,
	workspace: Workspace,
	signal: AbortSignal
): Promise<boolean> {
	while (!signal.aborted) {
		const wait = await engine.step();
		if (engine.isShut || engine.isOver) return true;
		if (wait > 0 && !(await hasSendable(workspace))) return true;
		if (wait > LONGEST_PAUSE) return false;
		await new Promise((resolve) => setTimeout(resolve, wait));
	}
	return false;
}
