import type { Place } from '../../domain/address/directory.ts';
import { foldText } from '../../domain/text/fold.ts';

/** What a combobox does with its text and its list, apart from how it looks. */
export class PlaceChoice {
	/** What was typed since the field was entered; undefined while the chosen name stands. */
	typed = $state<string>();
	/** Places that fit what was typed, the best first. */
	found = $state.raw<readonly Place[]>([]);
	isOpen = $state(false);
	/** Which of `found` the arrow keys stand on; -1 for none. */
	active = $state(-1);
	#searched = $state<string>();
	#onchoose: (id: string) => void;

	constructor(onchoose: (id: string) => void) {
		this.#onchoose = onchoose;
	}

	/** Whether the search for what is typed has ended with nothing. */
	get isWithout(): boolean {
		const isSearched = this.typed !== undefined && this.#searched === this.typed;
		return isSearched && this.typed?.trim() !== '' && this.found.length === 0;
	}

	/** Takes the answer to a search. One that comes late leaves the keys on the place they stand on. */
	show(found: readonly Place[], searched: string): void {
		const stoodOn = this.found[this.active]?.id;
		this.found = found;
		this.#searched = searched;
		this.active = found.findIndex(({ id }) => id === stoodOn);
	}

	type(text: string): void {
		this.typed = text;
		this.isOpen = true;
		this.active = -1;
	}

	choose(place: Place): void {
		this.typed = place.name;
		this.close();
		this.#onchoose(place.id);
	}

	/** Chooses the one place whose whole name was typed, with or without Azerbaijani letters. */
	chooseExact(): void {
		const place = this.#exact();
		if (place) this.choose(place);
	}

	close(): void {
		this.isOpen = false;
		this.active = -1;
	}

	/** Answers whether the key was for the list, and means nothing more. */
	press(key: string): boolean {
		switch (key) {
			case 'ArrowDown':
				return this.#move(1);
			case 'ArrowUp':
				return this.#move(-1);
			case 'Enter':
				return this.#enter();
			case 'Escape':
				return this.#leave();
			default:
				return false;
		}
	}

	/** Round the list, with the text itself as a place between its end and its beginning. */
	#move(step: 1 | -1): boolean {
		if (!this.isOpen) this.isOpen = true;
		const stops = this.found.length + 1;
		this.active = ((this.active + 1 + step + stops) % stops) - 1;
		return true;
	}

	#enter(): boolean {
		const place = this.isOpen ? (this.found[this.active] ?? this.#exact()) : undefined;
		if (place) this.choose(place);
		return place !== undefined;
	}

	#exact(): Place | undefined {
		const wanted = foldText(this.typed?.trim() ?? '');
		const matches = this.found.filter(({ name }) => foldText(name) === wanted);
		return matches.length === 1 ? matches[0] : undefined;
	}

	#leave(): boolean {
		const wasOpen = this.isOpen;
		this.close();
		return wasOpen;
	}
}
