import type { Place } from '../../domain/address/directory.ts';
import type { FieldWiring } from '../field-wiring.ts';

/** A choice with the words it is shown by. */
export interface NamedOption {
	value: string;
	name: string;
}

/** What the address controls know of the directory. The screen that has the data gives it to them. */
export interface PlaceSource {
	/** The districts on offer, in the order they are shown. */
	readonly districts: readonly NamedOption[];
	/** `loading`: not asked yet. `missing`: the directory has not reached this device. */
	readonly state: 'loading' | 'here' | 'missing';
	/** The chosen district; '' for none. */
	readonly district: string;
	/** The chosen place in words; '' for none. */
	readonly placeName: string;
	/** Places of the chosen district that fit the text, the best first. */
	search(text: string): Promise<readonly Place[]>;
	/** The person says the place is not in the list, and what they had typed for it. */
	writeOwn(text: string): void;
}

/** What a control of the address is given. */
export interface AddressControlProps {
	wiring: FieldWiring;
	/** The id of what is chosen; '' for nothing. */
	value: string;
	places: PlaceSource;
	onchange: (value: string) => void;
}
