import type { Directory } from '../../domain/address/directory.ts';
import type { DeviceDatabase } from '../device-database.ts';
import { readSetting, writeSetting } from '../settings.ts';
import { placeRow } from './place-row.ts';

/**
 * Brings the device's address directory to the version the server offers, if it holds another: one download, one
 * transaction, so that there is always a whole directory to search. '' offers none. Rejects, with the old one kept, when
 * the download fails or is of another version.
 */
export async function refreshDirectory(
	device: DeviceDatabase,
	version: string,
	fetchDirectory: (version: string) => Promise<Directory>
): Promise<void> {
	if (version === '' || version === (await readSetting(device, 'directoryVersion'))) return;
	const directory = await fetchDirectory(version);
	if (directory.version !== version) throw new Error('The directory is of another version');
	await storeDirectory(device, directory);
}

async function storeDirectory(device: DeviceDatabase, directory: Directory): Promise<void> {
	const places = directory.places.map(placeRow);
	await device.transaction('rw', device.districts, device.places, device.settings, async () => {
		await device.districts.clear();
		await device.places.clear();
		await device.districts.bulkAdd(directory.districts);
		await device.places.bulkAdd(places);
		await writeSetting(device, 'directoryVersion', directory.version);
	});
}
