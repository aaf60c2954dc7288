import type { DeviceDatabase } from '../device-database.ts';

/** The districts and places of these ids by name, as far as this device's directory knows them. */
export async function readAddressNames(
	device: DeviceDatabase,
	ids: readonly string[]
): Promise<Record<string, string>> {
	const wanted = [...new Set(ids)];
	const [districts, places] = await Promise.all([
		device.districts.bulkGet(wanted),
		device.places.bulkGet(wanted)
	]);
	const known = [...districts, ...places].filter((entry) => entry !== undefined);
	return Object.fromEntries(known.map(({ id, name }) => [id, name]));
}
