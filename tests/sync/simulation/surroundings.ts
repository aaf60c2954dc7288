import type { IDBFactory } from 'fake-indexeddb';
import type { PersonId } from '../../../src/lib/domain/ids.ts';
import type { Workspace } from '../../../src/lib/local/workspace.ts';
import type { Ledger } from './ledger.ts';
import type { Network } from './network.ts';
import type { DevicePlan, Fate, Plan } from './plan.ts';

/** What a device sees of the world it is in. */
export interface Surroundings {
	readonly plan: Plan;
	readonly ledger: Ledger;
	readonly network: Network;
	/** Whether the faults have stopped. */
	readonly isCalm: boolean;
	note(what: string): void;
}

/** A device as its tabs see it, but for what they do to it. */
export interface Surface {
	readonly index: number;
	readonly plan: DevicePlan;
	readonly disk: IDBFactory;
	readonly world: Surroundings;
	readonly network: Network;
	/** Who is signed in, by their place among the people. */
	readonly person: number | null;
	/** Whether nobody here has the key of what a PIN locks. */
	readonly isLocked: boolean;
	/** What the product's workspaces are made with. */
	readonly tools: Pick<Workspace, 'clock' | 'random'>;
	now(): number;
	chance(): number;
	random(target: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
	takeFate(): Fate;
	sessionPerson(): PersonId | null;
}
