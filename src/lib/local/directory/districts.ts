import type { District } from '../../domain/address/directory.ts';
import { sortByText } from '../../domain/text/collate.ts';
import type { DeviceDatabase } from '../device-database.ts';

/** The districts on offer in alphabetical order; none before the directory has reached this device. */
export async function listDistricts(device: DeviceDatabase): Promise<District[]> {
	const districts = await device.districts.toArray();
	return sortByText(
		districts.filter(({ retired }) => !retired),
		({ name }) => name
	);
}
