import { liveQuery } from 'dexie';
import type { FieldValues } from '$lib/domain/application/fields.ts';
import type { DeviceDatabase } from '$lib/local/device-database.ts';
import { nameOfDistrict, nameOfPlace } from '$lib/local/directory/names.ts';
import type { AddressNames } from '$lib/ui/form/answer-text.ts';

interface AddressIds {
	districts: string[];
	places: string[];
}

/**
 * The districts and places of these answers in words, as far as the directory on this device knows them. To be called
 * while a component is being set up.
 */
export function addressNames(
	device: DeviceDatabase,
	answers: () => readonly FieldValues[]
): { readonly current: AddressNames } {
	let current = $state.raw<AddressNames>({});
	// As text, so that a key typed elsewhere in the form doesn't ask the directory again.
	const wanted = $derived(JSON.stringify(addressIds(answers())));
	$effect(() => {
		const ids = JSON.parse(wanted) as AddressIds;
		const query = liveQuery(() => readNames(device, ids));
		const subscription = query.subscribe((names) => (current = names));
		return () => subscription.unsubscribe();
	});
	return {
		get current() {
			return current;
		}
	};
}

function addressIds(answers: readonly FieldValues[]): AddressIds {
	const valuesOf = (name: string) => answers.map((values) => values[name] ?? '').filter(Boolean);
	return { districts: valuesOf('district'), places: valuesOf('place') };
}

async function readNames(device: DeviceDatabase, ids: AddressIds): Promise<AddressNames> {
	const named = await Promise.all([
		...ids.districts.map(async (id) => [id, await nameOfDistrict(device, id)] as const),
		...ids.places.map(async (id) => [id, await nameOfPlace(device, id)] as const)
	]);
	return Object.fromEntries(named.flatMap(([id, name]) => (name ? [[id, name]] : [])));
}
