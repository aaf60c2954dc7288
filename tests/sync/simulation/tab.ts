import { IDBKeyRange } from 'fake-indexeddb';
import { DeviceDatabase } from '../../../src/lib/local/device-database.ts';
import { sweepUnownedParts } from '../../../src/lib/local/documents/sweep.ts';
import { readMeta, writeMeta } from '../../../src/lib/local/meta.ts';
import type { Unlocked } from '../../../src/lib/local/open-workspace.ts';
import {
	GUEST_DATABASE,
	PersonDatabase,
	personDatabaseName
} from '../../../src/lib/local/person-database.ts';
import { purgeRemoved } from '../../../src/lib/local/purge.ts';
import type { Workspace } from '../../../src/lib/local/workspace.ts';
import { beginLearning } from '../../../src/lib/sync/append-size.ts';
import { runEngine } from '../../../src/lib/sync/engine.ts';
import { clockwork } from './clockwork.ts';
import { people } from './people.ts';
import type { Surface } from './surroundings.ts';
import { TabStorage } from './tab-storage.ts';

/** What a tab sees of the device it is open on. */
export interface Home extends Surface {
	lead(tab: Tab): void;
	killTab(tab: Tab): void;
}

/** What the product has opened for a tab. */
interface Opened {
	storage: TabStorage;
	workspace: Workspace;
	unlocked: Unlocked | null;
}

/** One tab of a device: the product as a page runs it, until it is closed or killed. */
export class Tab {
	readonly slot: number;
	readonly storage: TabStorage;
	readonly workspace: Workspace;
	isAlive = true;
	/** What the person does here, one thing after the other. */
	chain: Promise<void> = Promise.resolve();
	#device: Home;
	#stop = new AbortController();
	#isWoken = false;
	#wake: () => void = () => undefined;

	/** The key of what a PIN locks, while this tab has it. */
	unlocked: Unlocked | null;

	constructor(device: Home, slot: number, opened?: Opened) {
		this.#device = device;
		this.slot = slot;
		this.storage = opened?.storage ?? new TabStorage(device.disk);
		this.workspace = opened?.workspace ?? this.#openWorkspace();
		this.unlocked = opened?.unlocked ?? null;
		this.#attend(this.#begin());
	}

	get name(): string {
		return `device ${this.#device.index} tab ${this.slot}`;
	}

	get tools() {
		const { device, clock, random } = this.workspace;
		return { device, clock, random };
	}

	/** The engine as src/lib/sync/start.ts runs it. */
	runEngine(): void {
		const { workspace } = this;
		const device = this.#device;
		const link = {
			name: this.name,
			session: () => device.sessionPerson(),
			isLocked: () => device.isLocked,
			fate: () => device.takeFate(),
			note: (what: string) => device.world.note(what)
		};
		const parts = {
			workspace,
			person: workspace.person!.id,
			transport: device.network.transport(link, {
				isAlive: () => this.isAlive,
				kill: () => device.killTab(this)
			}),
			chance: () => device.chance(),
			report: (error: unknown) => this.#isWrong(error)
		};
		const wakes = { next: (milliseconds: number) => this.#next(milliseconds) };
		this.#attend(runEngine(parts, wakes, this.#stop.signal));
	}

	wake(): void {
		this.#isWoken = true;
		this.#wake();
	}

	stopEngine(): void {
		this.#stop.abort(OVER);
		this.wake();
	}

	close(): void {
		this.isAlive = false;
		this.unlocked?.release();
		this.stopEngine();
		this.workspace.db.close();
		this.workspace.device.close();
	}

	kill(): void {
		this.isAlive = false;
		this.storage.kill();
		this.#stop.abort(OVER);
	}

	async #begin(): Promise<void> {
		const { person } = this.workspace;
		if (this.slot === 0) await this.#remember();
		await sweepUnownedParts(this.workspace);
		if (person) this.#device.lead(this);
		else await purgeRemoved(this.workspace);
	}

	/** What an earlier visit has learned of the link. */
	async #remember(): Promise<void> {
		const { db } = this.workspace;
		if (await readMeta(db, 'learnedLink')) return;
		await writeMeta(db, 'learnedLink', {
			...beginLearning(),
			bytes: this.#device.plan.appendBytes
		});
	}

	/** What fails in a living tab is a fault; what fails in a dead one nobody sees. */
	#attend(work: Promise<void>): void {
		work.catch((error: unknown) => this.#isWrong(error));
	}

	#isWrong(error: unknown): void {
		if (this.isAlive && !this.#stop.signal.aborted)
			this.#device.world.ledger.wrong(`a tab's work stopped: ${describe(error)}`);
	}

	#openWorkspace(): Workspace {
		const device = this.#device;
		const person = device.person === null ? null : people[device.person]!;
		const options = { indexedDB: this.storage.factory, IDBKeyRange };
		return {
			db: new PersonDatabase(person ? personDatabaseName(person.id) : GUEST_DATABASE, options),
			device: new DeviceDatabase(options),
			person,
			clock: () => device.now(),
			random: (target) => device.random(target)
		};
	}

	#next(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			const end = () => {
				stop();
				this.#isWoken = false;
				this.#wake = () => undefined;
				resolve();
			};
			const stop = clockwork.after(milliseconds, end);
			this.#wake = end;
			if (this.#isWoken) end();
		});
	}
}

/** Why an engine stops: a reason of its own saves the stack trace of the usual one. */
const OVER = 'the tab is over';

export function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
