import type { Place } from '$lib/domain/address/directory.ts';
import type { FieldValues } from '$lib/domain/application/fields.ts';
import type { DeviceDatabase } from '$lib/local/device-database.ts';
import { listDistricts } from '$lib/local/directory/districts.ts';
import { searchPlaces } from '$lib/local/directory/search-places.ts';
import { live } from '$lib/local/live.svelte.ts';
import type { AddressNames } from '$lib/ui/form/answer-text.ts';
import type { NamedOption, PlaceSource } from '$lib/ui/form/place-source.ts';

const SUGGESTIONS = 30;

interface Surroundings {
	device: DeviceDatabase;
	/** The answers as they are typed. */
	values: () => FieldValues;
	names: () => AddressNames;
	writeOwn: (text: string) => void;
}

/** The address directory as the form's controls see it. To be made while a component is being set up. */
export class PlaceFinder implements PlaceSource {
	#around: Surroundings;
	#districts: { readonly current: readonly NamedOption[] | undefined };

	constructor(around: Surroundings) {
		this.#around = around;
		this.#districts = live(() => districtOptions(around.device));
	}

	get districts(): readonly NamedOption[] {
		return this.#districts.current ?? [];
	}

	get state(): PlaceSource['state'] {
		if (!this.#districts.current) return 'loading';
		return this.#districts.current.length > 0 ? 'here' : 'missing';
	}

	get district(): string {
		return this.#around.values().district ?? '';
	}

	get placeName(): string {
		return this.#around.names()[this.#around.values().place ?? ''] ?? '';
	}

	async search(text: string): Promise<readonly Place[]> {
		const { district } = this;
		if (district === '') return [];
		return searchPlaces(this.#around.device, { district, text, limit: SUGGESTIONS });
	}

	writeOwn(text: string): void {
		this.#around.writeOwn(text);
	}
}

async function districtOptions(device: DeviceDatabase): Promise<NamedOption[]> {
	const districts = await listDistricts(device);
	return districts.map(({ id, name }) => ({ value: id, name }));
}
