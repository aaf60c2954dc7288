import { Dexie } from 'dexie';
import { DeviceDatabase } from '../local/device-database.ts';
import { openWorkspace } from '../local/open-workspace.ts';
import { LockedError } from '../local/seal/guard.ts';
import type { Workspace } from '../local/workspace.ts';
import { drain } from './drain.ts';
import { Engine } from './engine.ts';
import { leaderLock } from './leader.ts';
import { rpcTransport } from './rpc-transport.ts';
import { hasSendable } from './sendable.ts';

/** The longest a browser lets a service worker work unseen, with room to spare, in milliseconds. */
const LONGEST_RUN = 120_000;

/** How often it looks whether the page that leads has sent everything meanwhile, in milliseconds. */
const LOOK_EVERY = 5_000;

/** How long it waits to be let in where nothing is to be sent: the page that leads asks by itself. Milliseconds. */
const KNOCK = 500;

/**
 * The same engine without a page, when the browser says that the link is back or a push that something has changed: it
 * hears what did, and works until nothing is left that may be sent now. Rejects when something is, so that the browser
 * calls again; not for what a PIN locks: that waits for the person, and a page asks for the call anew once it has been
 * given.
 */
export async function syncInBackground(): Promise<void> {
	const device = new DeviceDatabase();
	try {
		await sendUnseen(device);
	} catch (error) {
		if (!(error instanceof LockedError) && !hasLeft(error)) throw error;
	} finally {
		device.close();
	}
}

/** Whose data it was has signed out meanwhile: it is deleted, and nobody is to be called again for. */
function hasLeft(error: unknown): boolean {
	return error instanceof Error && error.name === Dexie.errnames.DatabaseClosed;
}

async function sendUnseen(device: DeviceDatabase): Promise<void> {
	const workspace = await openWorkspace({
		device,
		clock: () => Date.now(),
		random: (target) => crypto.getRandomValues(target)
	});
	try {
		if (!(await sendInTurn(workspace, AbortSignal.timeout(LONGEST_RUN))))
			throw new Error('Something is still to be sent');
	} finally {
		workspace.db.close();
	}
}

/** While a page of this device leads it waits for its turn: the page may be closed before it is done. */
async function sendInTurn(workspace: Workspace, signal: AbortSignal): Promise<boolean> {
	const { person } = workspace;
	if (!person) return true;
	const engine = new Engine({
		workspace,
		person: person.id,
		transport: rpcTransport,
		chance: Math.random
	});
	const lock = leaderLock(person.id);
	do {
		const patience = (await hasSendable(workspace)) ? LOOK_EVERY : KNOCK;
		const isDone = await whenFree(lock, patience, () => drain(engine, workspace, signal));
		if (isDone !== null) return isDone;
	} while (!signal.aborted && (await hasSendable(workspace)));
	return !(await hasSendable(workspace));
}

/** Does the work once nobody else does; null when somebody still did after a while. */
async function whenFree<Result>(
	name: string,
	patience: number,
	work: () => Promise<Result>
): Promise<Result | null> {
	const signal = AbortSignal.timeout(patience);
	try {
		return await navigator.locks.request(name, { signal }, work);
	} catch (error) {
		if (error === signal.reason) return null;
		throw error;
	}
}
