import { leaveHere } from '$lib/local/people-here';
import { settleUnlocked, unlock, type UnlockResult } from '$lib/local/pin/unlock';
import { session } from '$lib/local/session.svelte';
import { readSetting } from '$lib/local/settings';
import { loadAnew } from './connect.ts';
import { enterJustSignedIn } from './just-signed-in.ts';

type Trouble = 'wrong' | 'failed' | { milliseconds: number };

/** The ways out of a locked app. */
export class LockFlow {
	pin = $state('');
	isBusy = $state(false);
	/** What came of the last try; null while it is not to be told. */
	outcome = $state.raw<Trouble | null>(null);

	async unlock(): Promise<void> {
		this.isBusy = true;
		try {
			this.outcome = await this.#take(await this.#try());
		} catch {
			this.outcome = 'failed';
		}
		this.pin = '';
		this.isBusy = false;
	}

	/** Leaves everything as it is, locked, for whoever is next. */
	async makeWay(): Promise<void> {
		await leaveHere(session.tools.device);
		loadAnew();
	}

	async #try(): Promise<UnlockResult> {
		const person = await readSetting(session.tools.device, 'person');
		return person ? unlock(session.tools, person, this.pin) : { kind: 'noPin' };
	}

	async #take(result: UnlockResult): Promise<Trouble | null> {
		if (result.kind === 'wrong') return 'wrong';
		if (result.kind === 'wait') return result;
		session.unlocked = result.kind === 'unlocked' ? result.unlocked : null;
		await session.open(enterJustSignedIn);
		if (session.unlocked && session.state === 'ready')
			// What is left over waits for the next time.
			void settleUnlocked(session.workspace, session.unlocked).catch(() => undefined);
		return null;
	}
}
