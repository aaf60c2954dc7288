import { liveQuery } from 'dexie';
import { DeviceDatabase } from './device-database.ts';
import { openWorkspace } from './open-workspace.ts';
import type { PersonProfile } from './person-database.ts';
import { readSetting } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Who this tab works for and where their data is. One a tab; the other tabs follow when somebody signs in or out. */
class Session {
	state = $state<'opening' | 'ready' | 'failed'>('opening');
	#workspace = $state.raw<Workspace>();
	#tools = {
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
			await settle();
			this.#followPerson();
			this.state = 'ready';
		} catch {
			this.state = 'failed';
		}
	}

	/** Makes this person the one signed in here, with what was begun as a guest. */
	async enterAs(profile: PersonProfile): Promise<void> {
		// Not needed to show anything: it is fetched when somebody has signed in.
		const { enter } = await import('./people-here.ts');
		await enter(this.#tools, profile);
		await this.#reopen();
	}

	async #reopen(): Promise<void> {
		const earlier = this.#workspace;
		this.#workspace = await openWorkspace(this.#tools);
		earlier?.db.close();
	}

	#followPerson(): void {
		const { device } = this.#tools;
		liveQuery(() => readSetting(device, 'person')).subscribe((id) => {
			if ((id ?? null) !== (this.person?.id ?? null)) void this.#reopen();
		});
	}
}

export const session = new Session();
