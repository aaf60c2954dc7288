import type { IDBFactory } from 'fake-indexeddb';
import type { PersonId } from '../../../src/lib/domain/ids.ts';
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

/** What a tab sees of the device it is open on; `Leading` is the tab itself. */
export interface Home<Leading> {
	readonly index: number;
	readonly plan: DevicePlan;
	readonly disk: IDBFactory;
	readonly world: Surroundings;
	readonly network: Network;
	/** Who is signed in, by their place among the people. */
	readonly person: number | null;
	now(): number;
	chance(): number;
	random(target: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>;
	takeFate(): Fate;
	sessionPerson(): PersonId | null;
	lead(tab: Leading): void;
	killTab(tab: Leading): void;
}
