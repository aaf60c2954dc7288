import { describe, expect, test } from 'vitest';
import type { Directory, District, Place } from '../../src/lib/domain/address/directory.ts';
import type { DeviceDatabase } from '../../src/lib/local/device-database.ts';
import { listDistricts } from '../../src/lib/local/directory/districts.ts';
import { nameOfDistrict, nameOfPlace } from '../../src/lib/local/directory/names.ts';
import { refreshDirectory } from '../../src/lib/local/directory/refresh-directory.ts';
import { searchPlaces } from '../../src/lib/local/directory/search-places.ts';
import { readSetting } from '../../src/lib/local/settings.ts';
import { testDevice } from './device.ts';

function district(id: string, name: string, retired = false): District {
	return { id, name, kind: 'rayon', retired };
}

function place(id: string, name: string, rest: Partial<Place> = {}): Place {
	return { id, name, district: 'seki', kind: 'street', sample: true, retired: false, ...rest };
}

const FIRST: Directory = {
	version: 'first',
	districts: [
		district('seki', 'Şəki'),
		district('qax', 'Qax'),
		district('lacin', 'Laçın'),
		district('old', 'Köhnə rayon', true)
	],
	places: [
		place('1', 'Şəki küçəsi'),
		place('2', 'Nizami küçəsi'),
		place('3', 'Nizami Gəncəvi küçəsi'),
		place('4', 'M. Ə. Rəsulzadə prospekti'),
		place('5', '28 May küçəsi'),
		place('6', 'Baş Göynük kəndi', { kind: 'village' }),
		place('7', 'İlisu küçəsi', { district: 'qax' }),
		place('8', 'Lenin küçəsi', { retired: true }),
		place('9', 'Gəncə Nizamilər küçəsi'),
		place('10', 'Ilıq bulaq küçəsi')
	]
};

async function deviceWith(directory: Directory): Promise<DeviceDatabase> {
	const { device } = testDevice().workspace;
	await refreshDirectory(device, directory.version, () => Promise.resolve(directory));
	return device;
}

async function found(device: DeviceDatabase, text: string, limit = 10): Promise<string[]> {
	const places = await searchPlaces(device, { district: 'seki', text, limit });
	return places.map(({ name }) => name);
}

describe('the address directory on a device', () => {
	test.each(['seki', 'Şəki', 'ŞƏKİ', 'sek', 'k\u00fc\u00e7\u0259 s\u0259ki', 's\u01ddki'])(
		'finds Şəki küçəsi by %j',
		async (text) => expect(await found(await deviceWith(FIRST), text)).toEqual(['Şəki küçəsi'])
	);

	test('finds by the beginning of any word, in any order', async () => {
		const device = await deviceWith(FIRST);
		expect(await found(device, 'resulz')).toEqual(['M. Ə. Rəsulzadə prospekti']);
		expect(await found(device, 'may 28')).toEqual(['28 May küçəsi']);
		expect(await found(device, 'goynuk bas')).toEqual(['Baş Göynük kəndi']);
		expect(await found(device, 'zami')).toEqual([]);
		expect(await found(device, 'iliq')).toEqual(['Ilıq bulaq küçəsi']);
	});

	test('puts names that begin so before names that hold it, each in alphabetical order', async () => {
		expect(await found(await deviceWith(FIRST), 'nizami')).toEqual([
			'Nizami Gəncəvi küçəsi',
			'Nizami küçəsi',
			'Gəncə Nizamilər küçəsi'
		]);
	});

	test('gives every place of the district when nothing was typed, none of another, none retired', async () => {
		const all = await found(await deviceWith(FIRST), ' ');
		expect(all).toHaveLength(8);
		expect(all).not.toContain('İlisu küçəsi');
		expect(all).not.toContain('Lenin küçəsi');
		expect(all[0]).toBe('28 May küçəsi');
	});

	test('gives no more than asked for', async () => {
		expect(await found(await deviceWith(FIRST), 'k', 2)).toHaveLength(2);
	});

	test('lists the districts in alphabetical order, the retired left out', async () => {
		const districts = await listDistricts(await deviceWith(FIRST));
		expect(districts.map(({ name }) => name)).toEqual(['Qax', 'Laçın', 'Şəki']);
	});

	test('still names what is no longer offered', async () => {
		const device = await deviceWith(FIRST);
		expect(await nameOfPlace(device, '8')).toBe('Lenin küçəsi');
		expect(await nameOfDistrict(device, 'old')).toBe('Köhnə rayon');
		expect(await nameOfPlace(device, 'unknown')).toBeUndefined();
	});
});

describe('a new version of the directory', () => {
	const second: Directory = {
		version: 'second',
		districts: [district('qax', 'Qax')],
		places: [place('11', 'Yeni küçə', { district: 'qax' })]
	};

	test('takes the place of the old one', async () => {
		const device = await deviceWith(FIRST);
		await refreshDirectory(device, 'second', () => Promise.resolve(second));
		expect(await found(device, '')).toEqual([]);
		expect(await nameOfPlace(device, '11')).toBe('Yeni küçə');
		expect(await readSetting(device, 'directoryVersion')).toBe('second');
	});

	test('is not fetched when it is the one held, or when none is offered', async () => {
		const device = await deviceWith(FIRST);
		const never = () => Promise.reject(new Error('was fetched'));
		await refreshDirectory(device, 'first', never);
		await refreshDirectory(device, '', never);
		expect(await nameOfPlace(device, '1')).toBe('Şəki küçəsi');
	});

	test.each([
		['whose download fails', () => Promise.reject(new Error('cut'))],
		['that comes under another name', () => Promise.resolve(FIRST)],
		[
			'that can’t be stored',
			() => Promise.resolve({ ...second, places: [...second.places, ...second.places] })
		]
	])('%s leaves the old one whole', async (_, fetchDirectory) => {
		const device = await deviceWith(FIRST);
		await expect(refreshDirectory(device, 'second', fetchDirectory)).rejects.toThrow();
		expect(await found(device, 'seki')).toEqual(['Şəki küçəsi']);
		expect(await readSetting(device, 'directoryVersion')).toBe('first');
	});
});
