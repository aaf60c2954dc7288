import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFin, maskFin, normalizeFin } from '../../src/lib/domain/people/fin.ts';
import { property } from './property.ts';

describe('a FİN', () => {
	test('is taken in lower case and with spaces', () => {
		expect(normalizeFin(' 5ab 12-cd\u200b ')).toBe('5AB12CD');
		expect(checkFin('5AB12CD')).toBeNull();
	});

	test.each(['1234567', 'ABCDEFG'])('needs neither a letter nor a digit (%s)', (fin) => {
		expect(checkFin(fin)).toBeNull();
	});

	test.each(['', '5AB12C', '5AB12CDE'])('has seven characters, not %j', (fin) => {
		expect(checkFin(fin)).toBe('finLength');
	});

	test.each(['5AB12CI', '5AB12CO', '5AB12CƏ', '5AB12Cİ', '5AB12Cı', '5AВ12CD', '5AB12C_'])(
		'has no character like the one in %s',
		(fin) => expect(checkFin(normalizeFin(fin))).toBe('finCharacters')
	);

	test('never gets a dotted capital from a small i', () => {
		expect(normalizeFin('5ab12ci')).toBe('5AB12CI');
	});

	test('is masked outside the form', () => {
		expect(maskFin('5AB12CD')).toBe('5••••CD');
		expect(maskFin('5AB')).toBe('•••');
	});

	const letters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
	const fin = fc.string({
		unit: fc.constantFrom(...Array.from(letters)),
		minLength: 7,
		maxLength: 7
	});

	property('of any allowed characters is taken, in either case', [fin], (text) => {
		expect(checkFin(normalizeFin(text.toLowerCase()))).toBeNull();
		expect(normalizeFin(text.toLowerCase())).toBe(text);
	});

	property('does not change when it is read again', [fc.string({ unit: 'binary' })], (text) => {
		expect(normalizeFin(normalizeFin(text))).toBe(normalizeFin(text));
	});
});
