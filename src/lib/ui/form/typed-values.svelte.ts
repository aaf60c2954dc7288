import type { FieldValues } from '../../domain/application/fields.ts';
import type { AutosaveQueue } from './autosave-queue.svelte.ts';

/**
 * What a form shows: the stored values with what is being typed laid over them. A typed value stays on top until the
 * store has told it back; from then on a change that arrives from another device shows.
 */
export class TypedValues {
	#typed = $state<FieldValues>({});
	#stored: () => FieldValues;
	#queue: AutosaveQueue;

	constructor(stored: () => FieldValues, queue: AutosaveQueue) {
		this.#stored = stored;
		this.#queue = queue;
	}

	get all(): FieldValues {
		return { ...this.#stored(), ...this.#typed };
	}

	get(name: string): string {
		return this.#typed[name] ?? this.#stored()[name] ?? '';
	}

	/** Takes what was typed over what the person had in front, which need not be what the store has by now. */
	set(name: string, value: string): void {
		this.#queue.put(name, { from: this.get(name), to: value });
		this.#typed[name] = value;
	}

	/** Lets the store speak for this field again. */
	release(name: string): void {
		const others = Object.entries(this.#typed).filter(([other]) => other !== name);
		this.#typed = Object.fromEntries(others);
	}

	/** Releases every field of which the store has what was typed. To be run in an effect. */
	settle(): void {
		const stored = this.#stored();
		for (const [name, value] of Object.entries(this.#typed)) {
			if (stored[name] === value && !this.#queue.has(name)) this.release(name);
		}
	}
}
