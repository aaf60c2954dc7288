import { liveQuery } from 'dexie';
import type { FieldValues } from '$lib/domain/application/fields.ts';
import type { ApplicationType } from '$lib/domain/application-types/application-type.ts';
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
	type: () => ApplicationType,
	answers: () => readonly FieldValues[]
): { readonly current: AddressNames } {
	let current = $state.raw<AddressNames>({});
	// As text, so that a key typed elsewhere in the form doesn't ask the directory again.
	const wanted = $derived(JSON.stringify(addressIds(type(), answers())));
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

function addressIds(type: ApplicationType, answers: readonly FieldValues[]): AddressIds {
	const valuesOf = (control: 'district' | 'place') =>
		type.fields
			.filter((field) => field.control === control)
			.flatMap((field) => answers.map((values) => values[field.name] ?? ''))
			.filter((value) => value !== '');
	return { districts: valuesOf('district'), places: valuesOf('place') };
}

async function readNames(device: DeviceDatabase, ids: AddressIds): Promise<AddressNames> {
	const named = await Promise.all([
		...ids.districts.map(async (id) => [id, await nameOfDistrict(device, id)] as const),
		...ids.places.map(async (id) => [id, await nameOfPlace(device, id)] as const)
	]);
	return Object.fromEntries(named.flatMap(([id, name]) => (name ? [[id, name]] : [])));
}
