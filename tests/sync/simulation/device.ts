import { IDBFactory } from 'fake-indexeddb';
import type { PersonId } from '../../../src/lib/domain/ids.ts';
import { enter, signOutHere } from '../../../src/lib/local/people-here.ts';
import { Chance } from './chance.ts';
import { clockwork } from './clockwork.ts';
import { foreground } from './foreground.ts';
import type { Network } from './network.ts';
import { people } from './people.ts';
import { readPersonOf, writePersonOf } from './person-on-disk.ts';
import { Pin } from './pin.ts';
import type { DevicePlan, Fate } from './plan.ts';
import type { Surroundings } from './surroundings.ts';
import { Tab } from './tab.ts';

/** A phone or a computer: its disk, its clock, who is signed in on it, its tabs. */
export class Device {
	readonly index: number;
	readonly plan: DevicePlan;
	readonly disk = new IDBFactory();
	/** Who the device says is signed in, as an index of people; null for a guest. */
	person: number | null;
	/** Whose session its cookie is, if that has not ended. */
	session: number | null;
	tabs: (Tab | null)[] = [null, null];
	readonly pin = new Pin(this);
	#world: Surroundings;
	#chance: Chance;
	#fates: Fate[];
	#doom: number | null = null;
	#leader: Tab | null = null;
	#waitingToLead: Tab[] = [];
	#entering: Promise<void> = Promise.resolve();
	#onKill: () => void = () => undefined;

	constructor(world: Surroundings, index: number, plan: DevicePlan) {
		this.#world = world;
		this.index = index;
		this.plan = plan;
		this.person = plan.person;
		this.session = plan.person;
		this.#chance = new Chance(world.plan.seed * 31 + index);
		this.#fates = [...plan.fates];
	}

	get network(): Network {
		return this.#world.network;
	}

	get world(): Surroundings {
		return this.#world;
	}

	now(): number {
		return clockwork.now + this.plan.clockOff;
	}

	chance(): number {
		return this.#chance.next();
	}

	/** Fills with bytes no other device makes. */
	random<Bytes extends Uint8Array>(target: Bytes): Bytes {
		for (let index = 0; index < target.length; index++) target[index] = this.#chance.below(256);
		return target;
	}

	takeFate(): Fate {
		if (this.#world.isCalm) return {};
		const fate = { ...this.#fates.shift(), ...(this.#doom !== null && { kill: this.#doom }) };
		this.#doom = null;
		return fate;
	}

	/** Whoever asks next here is killed so many moves after the answer. */
	doom(after: number): void {
		this.#doom = after;
	}

	sessionPerson(): PersonId | null {
		return this.session === null ? null : people[this.session]!.id;
	}

	/** A tab that can be used: the one asked for, or whichever is open. */
	tabAt(slot: number): Tab | null {
		return this.tabs[slot] ?? this.tabs[1 - slot] ?? null;
	}

	get isLocked(): boolean {
		return this.pin.isLocked;
	}

	get tools() {
		return {
			clock: () => this.now(),
			random: <Bytes extends Uint8Array>(target: Bytes) => this.random(target)
		};
	}

	/** Opens a tab; where there may be a PIN, as the product does, which takes its time. */
	async open(slot: number): Promise<void> {
		this.#world.ledger.endWipes(this.index);
		if (this.pin.isUsed) return this.pin.open(slot);
		if (!this.tabs[slot]) this.tabs[slot] = new Tab(this, slot);
	}

	/** A tab the product has opened. */
	adopt(tab: Tab): void {
		this.tabs[tab.slot] = tab;
	}

	kill(slot: number): void {
		const tab = this.tabs[slot] ?? null;
		this.pin.kill(slot, tab);
		if (!tab) return;
		this.tabs[slot] = null;
		tab.kill();
		this.#onKill();
		this.release(tab);
	}

	/** Kills this very tab, unless the faults have stopped meanwhile. */
	killTab(tab: Tab): void {
		if (this.tabs[tab.slot] === tab && !this.#world.isCalm) this.kill(tab.slot);
	}

	close(slot: number): void {
		const tab = this.tabs[slot];
		if (!tab) return;
		this.tabs[slot] = null;
		tab.close();
		this.release(tab);
	}

	/** Something was written here, the link came back, or somebody pressed “send now”. */
	wake(): void {
		for (const tab of this.tabs) tab?.wake();
	}

	/** Leads at once or when the leading tab is gone; without Web Locks every tab leads. */
	lead(tab: Tab): void {
		if (!this.plan.locks) {
			tab.runEngine();
			return;
		}
		this.#waitingToLead.push(tab);
		this.#passLead();
	}

	/** The tabs whose engines send. */
	get sending(): Tab[] {
		if (this.person === null) return [];
		if (this.plan.locks) return this.#leader ? [this.#leader] : [];
		return this.tabs.filter((tab) => tab !== null);
	}

	release(tab: Tab): void {
		this.#waitingToLead = this.#waitingToLead.filter((other) => other !== tab);
		if (this.#leader === tab) this.#leader = null;
		this.#passLead();
	}

	#passLead(): void {
		if (this.#leader) return;
		this.#leader = this.#waitingToLead.shift() ?? null;
		this.#leader?.runEngine();
	}

	/** Somebody signs in who was a guest; a tab killed midway leaves it to the next one opened. */
	signIn(person: number, slot: number): Promise<void> {
		return this.#oneByOne(() => this.#signIn(person, slot));
	}

	signOut(slot: number): Promise<void> {
		return this.#oneByOne(() => this.#signOut(slot));
	}

	/** A killed tab's sign-in never ends: the next one does not wait for it. */
	#oneByOne(work: () => Promise<void>): Promise<void> {
		const killed = new Promise<void>((resolve) => (this.#onKill = resolve));
		const mine = this.#entering.then(() => Promise.race([work(), killed]));
		this.#entering = mine.catch(() => undefined);
		return mine;
	}

	async #signIn(asked: number, slot: number): Promise<void> {
		// Whose sign-in was cut off here is still signed in on the server.
		const person = this.session ?? asked;
		this.session = person;
		this.#world.ledger.adopt(this.index, person);
		const tab = this.tabAt(slot);
		if (!tab || this.person !== null) return;
		await foreground.during(tab, () => enter(tab.tools, people[person]!));
		if (!tab.isAlive) return;
		this.person = person;
		await this.#reopenTabs();
	}

	async #signOut(slot: number): Promise<void> {
		const tab = this.tabAt(slot);
		if (!tab || this.person === null) return;
		await clockwork.settle();
		for (const other of this.tabs) if (other && other !== tab) this.close(other.slot);
		tab.stopEngine();
		await foreground.during(tab, () => signOutHere(tab.workspace));
		if (!tab.isAlive) return;
		this.session = null;
		this.person = null;
		await this.#reopenTabs();
	}

	/** Who the disk says is signed in: after a killed sign-in or sign-out nothing else knows. */
	async readPerson(): Promise<void> {
		this.person = await readPersonOf(this.disk);
	}

	/** Notes on the disk who is signed in from the beginning. */
	async writePerson(): Promise<void> {
		if (this.person !== null) await writePersonOf(this.disk, people[this.person]!);
	}

	/** The PIN is forgotten, and with it what was here. */
	forgetPin(): Promise<void> {
		if (!this.pin.isLocked) return Promise.resolve();
		this.#world.ledger.wipes.push({ order: Infinity, device: this.index });
		return this.pin.forget(() => {
			this.session = null;
			this.person = null;
			void this.open(0);
		});
	}

	async #reopenTabs(): Promise<void> {
		for (const tab of this.tabs) {
			if (!tab) continue;
			this.close(tab.slot);
			await this.open(tab.slot);
		}
	}
}
