import type { DeviceDatabase } from '../device-database.ts';

/** A district's name, retired or not; undefined when this device's directory does not know it. */
export async function nameOfDistrict(
	device: DeviceDatabase,
	id: string
): Promise<string | undefined> {
	return (await device.districts.get(id))?.name;
}

/** A place's name, retired or not; undefined when this device's directory does not know it. */
export async function nameOfPlace(device: DeviceDatabase, id: string): Promise<string | undefined> {
	return (await device.places.get(id))?.name;
}
