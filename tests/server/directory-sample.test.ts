import { iso31662 } from 'iso-3166';
import { describe, expect, test } from 'vitest';
import { mendLookalikes } from '../../src/lib/domain/text/lookalikes.ts';
import { sampleDistricts } from '../../src/lib/server/directory/sample/districts.ts';
import { samplePlaces } from '../../src/lib/server/directory/sample/places.ts';

/** Baku comes by its rayons; Naxçıvan's republic by its rayons and its city. */
const BY_THEIR_PARTS = ['AZ-BA', 'AZ-NX'];

describe('the shipped districts', () => {
	const official = iso31662.filter(
		({ code }) => code.startsWith('AZ-') && !BY_THEIR_PARTS.includes(code)
	);
	const shipped = new Map(sampleDistricts.map((district) => [district.id, district]));

	test('are those of ISO 3166-2, in Azerbaijani letters', () => {
		for (const { code, name } of official) {
			const district = shipped.get(code);
			expect(district?.name.replace(/ (şəhəri|rayonu)$/, '')).toBe(mendLookalikes(name));
			expect(district?.kind).toBe(code.length === 'AZ-XX'.length ? 'city' : 'rayon');
		}
	});

	test('have Baku’s twelve rayons in its place', () => {
		const baku = sampleDistricts.filter(({ kind }) => kind === 'cityRayon');
		expect(baku).toHaveLength(12);
		expect(baku.map(({ name }) => name)).toContain('Bakı şəhəri, Nəsimi rayonu');
		expect(sampleDistricts).toHaveLength(official.length + baku.length);
	});

	test('tell a city from the rayon of its name', () => {
		const names = sampleDistricts.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(names.filter((name) => name.startsWith('Şəki'))).toEqual(['Şəki şəhəri', 'Şəki rayonu']);
	});
});

describe('the shipped places', () => {
	test('are all marked as a sample, none twice', () => {
		expect(samplePlaces.every(({ sample }) => sample)).toBe(true);
		expect(new Set(samplePlaces.map(({ id }) => id)).size).toBe(samplePlaces.length);
	});

	test('offer something in every district', () => {
		const covered = new Set(samplePlaces.map(({ district }) => district));
		expect(sampleDistricts.filter(({ id }) => !covered.has(id))).toEqual([]);
	});

	test('lie in shipped districts and are written in Azerbaijani letters', () => {
		const ids = sampleDistricts.map(({ id }) => id);
		expect(samplePlaces.filter(({ district }) => !ids.includes(district))).toEqual([]);
		for (const { name } of samplePlaces) expect(name).toMatch(/^[\p{Script=Latin}\d .-]+$/u);
		for (const { name } of samplePlaces) expect(mendLookalikes(name)).toBe(name);
	});
});
