import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Directory } from '../../src/lib/domain/address/directory.ts';
import type { Database } from '../../src/lib/server/database/database.ts';
import { serveDirectory } from '../../src/lib/server/directory/directory-download.ts';
import {
	findDistrict,
	findPlace,
	readDirectory
} from '../../src/lib/server/directory/directory-store.ts';
import { currentDirectoryVersion } from '../../src/lib/server/directory/directory-version.ts';
import { importDirectory } from '../../src/lib/server/directory/import-directory.ts';
import { seedDirectory } from '../../src/lib/server/directory/seed-directory.ts';
import { onEachDatabase } from './databases.ts';

const NOW = Date.UTC(2026, 2, 5);
const bytesOf = (text: string) => new TextEncoder().encode(text);

async function importText(db: Database, text: string) {
	return importDirectory(db, { name: 'addresses.csv', bytes: bytesOf(text) }, NOW);
}

async function importGood(db: Database, ...lines: string[]) {
	const result = await importText(db, ['district,kind,name,id', ...lines].join('\n'));
	if (!result.ok) throw new Error(JSON.stringify(result.problems));
	return result.replacement;
}

async function problemsOf(db: Database, text: string): Promise<string[]> {
	const result = await importText(db, text);
	return result.ok ? [] : result.problems.map(({ line, message }) => `${line}: ${message}`);
}

function get(db: Database, version: string, acceptEncoding = '') {
	const headers = { 'accept-encoding': acceptEncoding };
	return serveDirectory(db, version, new Request('http://localhost/', { headers }));
}

async function offered(db: Database): Promise<string[]> {
	const { places } = await readDirectory(db);
	return places.filter(({ retired }) => !retired).map(({ name }) => name);
}

onEachDatabase((database) => {
	describe('an empty directory', () => {
		test('is seeded with the sample, once', async () => {
			await seedDirectory(database(), () => NOW);
			const version = await currentDirectoryVersion(database());
			expect((await readDirectory(database())).version).toBe(version);
			expect(await offered(database())).toContain('28 May küçəsi');
			await importGood(database(), 'Qusar,street,Yeni küçə,');
			await seedDirectory(database(), () => NOW);
			expect(await offered(database())).toEqual(['Yeni küçə']);
		});

		test('has no version', async () => {
			expect(await currentDirectoryVersion(database())).toBe('');
			expect((await get(database(), '')).status).toBe(404);
		});
	});

	describe('importing a file', () => {
		test('offers its places and retires the others, which keep their names', async () => {
			await seedDirectory(database(), () => NOW);
			const before = await readDirectory(database());
			const replacement = await importGood(
				database(),
				'AZ-QUS,street,Nizami Gəncəvi küçəsi,',
				'Qusar,village,Yeni kənd,'
			);
			expect(replacement.districts).toEqual({ added: 0, changed: 0, retired: 0, kept: 88 });
			expect(replacement.places).toMatchObject({
				added: 1,
				changed: 1,
				retired: before.places.length - 1
			});
			expect(await offered(database())).toHaveLength(2);
			const old = before.places.find(({ name }) => name === '28 May küçəsi')!;
			expect(await findPlace(database(), old.id)).toEqual({ ...old, retired: true });
		});

		test('keeps the id of a place that was there, so that what was chosen stays chosen', async () => {
			await seedDirectory(database(), () => NOW);
			const { places } = await readDirectory(database());
			const old = places.find(
				({ district, name }) => district === 'AZ-QUS' && name.startsWith('Nizami')
			)!;
			await importGood(database(), 'Qusar,küçə,NİZAMİ GƏNCƏVİ KÜÇƏSİ,');
			expect(await findPlace(database(), old.id)).toMatchObject({ sample: false, retired: false });
		});

		test('again changes nothing, and a place that comes back is offered again', async () => {
			await seedDirectory(database(), () => NOW);
			const first = await importGood(
				database(),
				'Qusar,street,Bir küçə,k-1',
				'Qusar,street,İki küçə,k-2'
			);
			const again = await importGood(
				database(),
				'Qusar,street,Bir küçə,k-1',
				'Qusar,street,İki küçə,k-2'
			);
			expect(again.version).toBe(first.version);
			expect(again.places).toMatchObject({ added: 0, changed: 0, retired: 0, kept: 2 });
			const fewer = await importGood(database(), 'Qusar,street,Bir küçə,k-1');
			expect(await currentDirectoryVersion(database())).toBe(fewer.version);
			const back = await importGood(
				database(),
				'Qusar,street,Bir küçə,k-1',
				'Qusar,street,İki küçə,k-2'
			);
			expect(back.places).toMatchObject({ added: 0, changed: 1, retired: 0 });
			expect(back.version).toBe(first.version);
			expect(await currentDirectoryVersion(database())).toBe(first.version);
		});

		test('with districts of its own replaces those as well', async () => {
			await seedDirectory(database(), () => NOW);
			const { districts } = await importGood(
				database(),
				',rayon,Qusar rayonu,',
				',city,Yeni şəhər,NEW',
				'Yeni şəhər,street,Bir küçə,'
			);
			expect(districts).toEqual({ added: 1, changed: 1, retired: 87, kept: 0 });
			expect(await findDistrict(database(), 'AZ-QUS')).toMatchObject({ name: 'Qusar rayonu' });
			expect(await findDistrict(database(), 'AZ-QBA')).toMatchObject({ retired: true });
			expect(await findDistrict(database(), 'NEW')).toMatchObject({ kind: 'city' });
		});

		test('takes what spreadsheets write: a mark, semicolons, Azerbaijani headings, quotes, notes', async () => {
			await seedDirectory(database(), () => NOW);
			const text =
				'\ufeff# a note\r\nRayon;Növ;Ad\r\n"Nəsimi rayonu";küçə;"Bir, iki küçə"\r\nLənkəran şəhəri;Kənd;Ü\u01dd kəndi\r\n\r\n';
			expect(await problemsOf(database(), text)).toEqual([]);
			expect((await offered(database())).toSorted()).toEqual(['Bir, iki küçə', 'Üə kəndi']);
		});
	});

	describe('a file with anything wrong', () => {
		const refused = [
			'district,kind,name,id',
			'Qusar,street,Bir küçə,',
			'Qusar,bulvar,İki küçə,',
			'Atlantida,street,Üç küçə,',
			'Lənkəran,street,Dörd küçə,',
			'Qusar,street,,',
			',street,Beş küçə,',
			'Qusar,street,bir küçə,',
			'Qusar,street,Шəки küçəsi,',
			'Qusar,street,Altı küçə,a b',
			'Qusar,street,Yeddi küçə,k-7',
			'Quba,street,Səkkiz küçə,k-7',
			'Quba,street,Doqquz küçə,,,',
			`Quba,street,${'a'.repeat(121)},`
		].join('\n');

		test('is told line by line', async () => {
			await seedDirectory(database(), () => NOW);
			expect(await problemsOf(database(), refused)).toEqual([
				'3: “bulvar” is no kind: write one of street, settlement, village, rayon, city, cityRayon',
				'4: no district is called “Atlantida”',
				'5: the district “Lənkəran” may be Lənkəran şəhəri or Lənkəran rayonu: write which',
				'6: has no name',
				'7: has no district',
				'8: is the same as line 2',
				'9: “Шəки” mixes Latin and Cyrillic letters: nobody could find it',
				'10: the id “a b” may have only Latin letters, digits, dots and dashes, at most 40',
				'12: is the same as line 11',
				'13: has 6 values for 4 columns: put quotes around a name with a comma',
				'14: the name is longer than 120 characters'
			]);
		});

		test('changes nothing at all', async () => {
			await seedDirectory(database(), () => NOW);
			const before = await readDirectory(database());
			await importText(database(), refused);
			expect(await readDirectory(database())).toEqual(before);
			expect(await currentDirectoryVersion(database())).toBe(before.version);
		});

		test.each([
			['rayon,ad\nQusar,Bir küçə', '1: the heading lacks: kind'],
			['', '1: the heading lacks: district, kind, name'],
			['district,kind,name\n', '1: the file has no places'],
			['district,kind,name\n,rayon,Qusar', '1: the file has no places']
		])('is told when it is no directory at all (%j)', async (text, problem) => {
			expect(await problemsOf(database(), text)).toEqual([problem]);
		});

		test('is told when its letters are not UTF-8', async () => {
			const bytes = Uint8Array.of(...bytesOf('district,kind,name\nQusar,street,'), 0xfe, 0xf0);
			const result = await importDirectory(database(), { name: 'a.csv', bytes }, NOW);
			expect(result).toMatchObject({ ok: false, problems: [{ line: 1 }] });
		});

		test('is told where its quotes are broken', async () => {
			const [problem] = await problemsOf(
				database(),
				'district,kind,name\nQusar,street,"Bir küçə\n'
			);
			expect(problem).toMatch(/^\d+: .*[Qq]uote/);
		});
	});

	describe('the download', () => {
		test('is the whole directory, compressed as the browser takes it, kept for good', async () => {
			await seedDirectory(database(), () => NOW);
			const directory = await readDirectory(database());
			const plain = await get(database(), directory.version);
			expect((await plain.json()) as Directory).toEqual(directory);
			expect(plain.headers.get('cache-control')).toContain('immutable');
			const gzipped = await get(database(), directory.version, 'gzip, deflate');
			expect(gzipped.headers.get('content-encoding')).toBe('gzip');
			const brotli = await get(database(), directory.version, 'gzip, deflate, br;q=0.5');
			expect(brotli.headers.get('content-encoding')).toBe('br');
			const [unzipped, unbrotlied] = [
				gunzipSync(await gzipped.arrayBuffer()),
				brotliDecompressSync(await brotli.arrayBuffer())
			];
			expect(JSON.parse(unzipped.toString())).toEqual(directory);
			expect(unbrotlied.equals(unzipped)).toBe(true);
		});

		test('is not compressed for who refuses it', async () => {
			await seedDirectory(database(), () => NOW);
			const version = await currentDirectoryVersion(database());
			const response = await get(database(), version, 'br;q=0, gzip;q=0.0');
			expect(response.headers.has('content-encoding')).toBe(false);
		});

		test('of another version is not found', async () => {
			await seedDirectory(database(), () => NOW);
			const sample = await currentDirectoryVersion(database());
			const { version } = await importGood(database(), 'Qusar,street,Yeni küçə,');
			expect((await get(database(), version)).status).toBe(200);
			expect((await get(database(), sample)).status).toBe(404);
			expect((await get(database(), 'ffffffffffff')).status).toBe(404);
		});
	});

	test('an id nobody gave is not found', async () => {
		await seedDirectory(database(), () => NOW);
		expect(await findPlace(database(), 'AZ-QUS')).toBeUndefined();
		expect(await findDistrict(database(), 'AZ-BA')).toBeUndefined();
	});
});
