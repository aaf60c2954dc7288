import { IDBKeyRange } from 'fake-indexeddb';
import type { PersonId } from '../../../src/lib/domain/ids.ts';
import { DeviceDatabase } from '../../../src/lib/local/device-database.ts';
import { readMeta } from '../../../src/lib/local/meta.ts';
import { openWorkspace, type Tools, type Unlocked } from '../../../src/lib/local/open-workspace.ts';
import { removePin, setPin } from '../../../src/lib/local/pin/switch-pin.ts';
import { settleUnlocked, unlock } from '../../../src/lib/local/pin/unlock.ts';
import { countOnlyHere, forgetPerson } from '../../../src/lib/local/pin/without-pin.ts';
import { LockedError } from '../../../src/lib/local/seal/guard.ts';
import { rewriteRows } from '../../../src/lib/local/seal/rewrite.ts';
import { readSetting } from '../../../src/lib/local/settings.ts';
import { clockwork } from './clockwork.ts';
import { foreground, type Page } from './foreground.ts';
import { KeyLocks } from './key-locks.ts';
import { type Home, Tab } from './tab.ts';
import { TabStorage } from './tab-storage.ts';

const RIGHT = '4711';
const WRONG = '0000';

/** What a PIN needs of the device it is set on. */
export interface PinHome extends Home {
	tabs: (Tab | null)[];
	adopt(tab: Tab): void;
	close(slot: number): void;
}

/** The PIN of one device, as its owner uses it; pages open as the product opens them from the first one on. */
export class Pin {
	/** Whether one was ever set here. */
	isUsed = false;
	/** Whether, by the oracle's book, nobody here has the key: nothing may leave the device. */
	isLocked = false;
	#home: PinHome;
	#locks = new KeyLocks();
	#opening = new Map<number, TabStorage>();
	#wrongTries = 0;

	constructor(home: PinHome) {
		this.#home = home;
	}

	/** Opens a page; with a PIN it is tried first. A locked one stays without a tab: nobody can do anything there. */
	async open(slot: number, pin: string | null = null): Promise<void> {
		if (this.#home.tabs[slot] || this.#opening.has(slot)) return;
		const storage = new TabStorage(this.#home.disk);
		this.#opening.set(slot, storage);
		const page = this.#pageOf(storage);
		const device = new DeviceDatabase({ indexedDB: storage.factory, IDBKeyRange });
		const tools: Tools = { device, ...this.#home.tools };
		await foreground.during(page, async () => {
			const unlocked = pin === null ? null : await this.#try(tools, pin);
			if (this.#opening.get(slot) === storage) this.#opening.delete(slot);
			await this.#enter({ slot, storage, tools, unlocked });
		});
	}

	/** With the right PIN, waiting as long as wrong ones before it have made necessary. */
	async openSurely(slot: number): Promise<void> {
		// What is being opened, or let go of, comes to its end first.
		while (this.#opening.size > 0) await clockwork.sleep(10);
		await clockwork.sleep(this.#wrongTries < 3 ? 0 : 31_000);
		await this.open(slot, RIGHT);
	}

	/** Somebody types the PIN, or what they take for it; three wrong ones would have them wait. */
	unlock(slot: number, isWrong: boolean): Promise<void> {
		if (isWrong && this.#wrongTries >= 2) return Promise.resolve();
		return this.open(slot, isWrong ? WRONG : RIGHT);
	}

	async set(tab: Tab): Promise<void> {
		const { workspace } = tab;
		if (!workspace.person || !this.#home.plan.locks || this.#opening.size > 0) return;
		this.isUsed = true;
		await foreground.during(this.#pageOf(tab.storage), async () => {
			if (await readMeta(workspace.db, 'pin')) return;
			tab.unlocked = await setPin(workspace, RIGHT, 5);
			this.#reopenOthers(tab);
			await rewriteRows(workspace.db, 'open');
			this.#home.world.note(`device ${this.#home.index} has a PIN`);
		});
	}

	/** Every page is loaded anew, without the key. */
	lock(): void {
		const open = this.#home.tabs.filter((tab) => tab !== null);
		if (!open.some(({ unlocked }) => unlocked)) return;
		for (const tab of open) this.#close(tab);
		this.isLocked = true;
		this.#home.world.note(`device ${this.#home.index} is locked`);
		for (const { slot } of open) void this.open(slot);
	}

	async remove(tab: Tab): Promise<void> {
		const { unlocked } = tab;
		if (!unlocked) return;
		for (const other of this.#home.tabs) if (other && other !== tab) this.#close(other);
		await foreground.during(this.#pageOf(tab.storage), async () => {
			const result = await removePin(tab.workspace, unlocked, RIGHT);
			if (result === 'removed') tab.unlocked = null;
			this.#home.world.note(
				`device ${this.#home.index} took its PIN off: ${JSON.stringify(result)}`
			);
		});
	}

	/** Nobody remembers it: what is here is let go of, and the server's copy comes by signing in. */
	async forget(whenGone: () => void): Promise<void> {
		if (!this.isLocked) return;
		const storage = new TabStorage(this.#home.disk);
		this.#opening.set(0, storage);
		await foreground.during(this.#pageOf(storage), async () => {
			const device = new DeviceDatabase({ indexedDB: storage.factory, IDBKeyRange });
			const person = (await readSetting(device, 'person')) as PersonId;
			await countOnlyHere(person);
			await forgetPerson(device, person);
			device.close();
		});
		this.#opening.delete(0);
		this.isLocked = false;
		whenGone();
	}

	/** The page that is being opened there is killed; a tab's own key goes with it. */
	kill(slot: number, tab: Tab | null): void {
		this.#opening.get(slot)?.kill();
		this.#locks.release(this.#opening.get(slot) ?? this);
		this.#opening.delete(slot);
		if (tab) this.#locks.release(tab.storage);
	}

	async #try(tools: Tools, pin: string): Promise<Unlocked | null> {
		const person = await readSetting(tools.device, 'person');
		if (!person) return null;
		if (pin === RIGHT) this.isLocked = false;
		const result = await unlock(tools, person, pin);
		this.#wrongTries = result.kind === 'wrong' ? this.#wrongTries + 1 : 0;
		this.#home.world.note(`device ${this.#home.index} was given a PIN: ${result.kind}`);
		return result.kind === 'unlocked' ? result.unlocked : null;
	}

	async #enter({ slot, storage, tools, unlocked }: Entry): Promise<void> {
		try {
			const workspace = await openWorkspace(tools, unlocked);
			if (storage.isDead) return;
			const tab = new Tab(this.#home, slot, { storage, workspace, unlocked });
			this.#home.adopt(tab);
			if (unlocked) await settleUnlocked(workspace, unlocked);
		} catch (error) {
			tools.device.close();
			if (!(error instanceof LockedError)) throw error;
		}
	}

	#reopenOthers(tab: Tab): void {
		for (const other of this.#home.tabs) {
			if (!other || other === tab) continue;
			this.#close(other);
			void this.open(other.slot);
		}
	}

	#close(tab: Tab): void {
		tab.unlocked?.release();
		this.#home.close(tab.slot);
	}

	#pageOf(storage: TabStorage): Page {
		return { storage, locks: this.#locks.of(storage) };
	}
}

interface Entry {
	slot: number;
	storage: TabStorage;
	tools: Tools;
	unlocked: Unlocked | null;
}
