import { DeviceDatabase } from '../local/device-database.ts';
import { openWorkspace } from '../local/open-workspace.ts';
import { readLinkView } from '../local/queries/link-view.ts';
import type { Workspace } from '../local/workspace.ts';
import { Engine } from './engine.ts';
import { leaderLock } from './leader.ts';
import { rpcTransport } from './rpc-transport.ts';

/** The longest a browser lets a service worker work unseen, with room to spare, in milliseconds. */
const LONGEST_RUN = 120_000;

/**
 * The same engine without a page, when the browser says that the link is back: it works until nothing is left to tell.
 * Rejects when something is, so that the browser calls again. Does nothing while a page of this device leads.
 */
export async function syncInBackground(): Promise<void> {
	const device = new DeviceDatabase();
	const workspace = await openWorkspace({
		device,
		clock: () => Date.now(),
		random: (target) => crypto.getRandomValues(target)
	});
	try {
		await leadIfNobodyDoes(workspace);
	} finally {
		workspace.db.close();
		device.close();
	}
}

async function leadIfNobodyDoes(workspace: Workspace): Promise<void> {
	const { person } = workspace;
	if (!person) return;
	await navigator.locks.request(leaderLock(person.id), { ifAvailable: true }, async (lock) => {
		if (lock) await drain(workspace, person.id);
	});
}

async function drain(workspace: Workspace, person: NonNullable<Workspace['person']>['id']) {
	const { db } = workspace;
	const engine = new Engine({ workspace, person, transport: rpcTransport, chance: Math.random });
	const deadline = Date.now() + LONGEST_RUN;
	for (let wait = 0; wait === 0 && Date.now() < deadline;) wait = await engine.step();
	const { pendingMutations, bytesLeft } = await readLinkView(db);
	if (pendingMutations + bytesLeft > 0) throw new Error('Something is still to be sent');
}
