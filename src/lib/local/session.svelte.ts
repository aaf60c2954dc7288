import { liveQuery } from 'dexie';
import { DeviceDatabase } from './device-database.ts';
import { openWorkspace, type Unlocked } from './open-workspace.ts';
import type { PersonProfile } from './person-database.ts';
import { LockedError } from './seal/guard.ts';
import { readSetting } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Who this tab works for and where their data is. One a tab; the other tabs follow when somebody signs in or out. */
class Session {
	/** `locked`: whose data it is has set a PIN, and this tab has not been given it. */
	state = $state<'opening' | 'ready' | 'failed' | 'locked'>('opening');
	/** Whose data this tab has the key of. */
	unlocked: Unlocked | null = null;
	#isFollowing = false;
	#workspace = $state.raw<Workspace>();
	readonly tools = {
		device: new DeviceDatabase(),
		clock: () => Date.now(),
		random: (target: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(target)
	};

	/** The open workspace. Only for screens shown once `state` is 'ready'. */
	get workspace(): Workspace {
		if (!this.#workspace) throw new Error('No workspace is open yet');
		return this.#workspace;
	}

	get person(): PersonProfile | null {
		return this.#workspace?.person ?? null;
	}

	/**
	 * Opens this device's storage and follows who is signed in on it. `settle` is awaited before anything is shown: who
	 * has just signed in is entered there. Can be called again after a failure.
	 */
	async open(settle: () => Promise<void> = () => Promise.resolve()): Promise<void> {
		this.state = 'opening';
		try {
			await this.#reopen();
			if (this.#workspace) await settle();
			this.#followPerson();
			if (this.#workspace) this.state = 'ready';
		} catch {
			this.state = 'failed';
		}
	}

	/** Closes this person's data and forgets its key. */
	lock(): void {
		this.state = 'locked';
		this.#workspace?.db.close();
		this.#workspace = undefined;
		this.unlocked?.release();
		this.unlocked = null;
	}

	/** Makes this person the one signed in here, with what was begun as a guest. */
	async enterAs(profile: PersonProfile): Promise<void> {
		// Not needed to show anything: it is fetched when somebody has signed in.
		const { enter } = await import('./people-here.ts');
		await enter(this.tools, profile);
		await this.#reopen();
	}

	async #reopen(): Promise<void> {
		const earlier = this.#workspace;
		this.#workspace = await openWorkspace(this.tools, this.unlocked).catch(unlessLocked);
		if (!this.#workspace) this.state = 'locked';
		else if (this.state === 'locked') this.state = 'ready';
		earlier?.db.close();
	}

	#followPerson(): void {
		if (this.#isFollowing) return;
		this.#isFollowing = true;
		const { device } = this.tools;
		liveQuery(() => readSetting(device, 'person')).subscribe((id) => {
			const isOther = (id ?? null) !== (this.person?.id ?? null);
			if (isOther) void this.#reopen();
		});
	}
}

function unlessLocked(error: unknown): undefined {
	if (!(error instanceof LockedError)) throw error;
}

export const session = new Session();
