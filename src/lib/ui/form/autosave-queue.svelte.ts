import type { FieldChange, FieldChanges } from '../../domain/application/fields.ts';
import { joinChanges } from '../../domain/application/merge.ts';

/** How long a key waits for the next one before it is written, in milliseconds. */
export const AUTOSAVE_DELAY = 200;

/** `saved`: everything typed is in the store. `failed`: it is still here and in memory only. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'failed';

/**
 * Writes what is typed, soon and in order. The delay counts from the first unwritten key and later keys do not push it
 * back, so somebody who never pauses is saved as often as somebody who does. What can't be written is kept and tried
 * again with the next key or `flush`.
 */
export class AutosaveQueue {
	#state = $state<SaveState>('idle');
	#failure = $state.raw<unknown>();
	#waiting: FieldChanges = {};
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: Promise<void> | undefined;
	#save: (changes: FieldChanges) => Promise<void>;

	constructor(save: (changes: FieldChanges) => Promise<void>) {
		this.#save = save;
	}

	get state(): SaveState {
		return this.#state;
	}

	/** What the last write failed with, while the state is `failed`. */
	get failure(): unknown {
		return this.#failure;
	}

	/** Takes one field's edit; a later edit of it goes on from where the first unwritten one began. */
	put(name: string, change: FieldChange): void {
		this.#waiting = joinChanges(this.#waiting, { [name]: change });
		this.#state = 'saving';
		this.#timer ??= setTimeout(() => void this.flush(), AUTOSAVE_DELAY);
	}

	/** Whether a value of this field is still to be handed to the store. */
	has(name: string): boolean {
		return name in this.#waiting;
	}

	/** Writes at once what waits. Answers whether everything typed is in the store. */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#running ??= this.#drain().finally(() => (this.#running = undefined));
		await this.#running;
		return this.#state !== 'failed';
	}

	async #drain(): Promise<void> {
		while (Object.keys(this.#waiting).length > 0) {
			const batch = this.#waiting;
			this.#waiting = {};
			try {
				await this.#save(batch);
			} catch (error) {
				this.#keep(batch, error);
				return;
			}
		}
		if (this.#state !== 'idle') this.#state = 'saved';
	}

	#keep(batch: FieldChanges, error: unknown): void {
		this.#waiting = joinChanges(batch, this.#waiting);
		this.#failure = error;
		this.#state = 'failed';
	}
}

/**
 * Has the queue written whenever the page may be about to go: a hidden tab can be killed without another word. Answers
 * what ends it, after a last write.
 */
export function flushOnLeaving(queue: AutosaveQueue): () => void {
	const flush = () => void queue.flush();
	document.addEventListener('visibilitychange', flush);
	window.addEventListener('pagehide', flush);
	return () => {
		document.removeEventListener('visibilitychange', flush);
		window.removeEventListener('pagehide', flush);
		flush();
	};
}
