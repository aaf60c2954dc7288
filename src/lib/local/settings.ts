import type { DeviceDatabase, SettingValues } from './device-database.ts';

/** One of the device's settings, or undefined before it was first written. */
export async function readSetting<Key extends keyof SettingValues>(
	device: DeviceDatabase,
	key: Key
): Promise<SettingValues[Key] | undefined> {
	const row = await device.settings.get(key);
	// The key names the value's type; the table can't say so.
	return row?.value as SettingValues[Key] | undefined;
}

export async function writeSetting<Key extends keyof SettingValues>(
	device: DeviceDatabase,
	key: Key,
	value: SettingValues[Key]
): Promise<void> {
	await device.settings.put({ key, value });
}
