import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import full from 'libphonenumber-js/metadata.max.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { displayPhone } from '../../src/lib/domain/people/phone-display.ts';
import { PHONE_PATTERNS } from '../../src/lib/domain/people/phone-patterns.ts';
import { checkPhone, normalizePhone } from '../../src/lib/domain/people/phone.ts';
import { property } from './property.ts';

describe('a phone number', () => {
	test.each([
		'050 234 56 78',
		'0502345678',
		'502345678',
		'+994 50 234 56 78',
		'+994 (0)50 234-56-78',
		'99450 2345678',
		'00994502345678',
		'(050) 234.56.78',
		' \u202a+994\u00a050 234 56 78\u202c '
	])('written as %j is kept in one form', (text) => {
		expect(normalizePhone(text)).toBe('+994502345678');
		expect(checkPhone(text)).toBeNull();
	});

	test.each(['10', '40', '44', '50', '51', '55', '60', '70', '77', '99'])(
		'with the mobile prefix %s is taken',
		(prefix) => expect(checkPhone(`0${prefix} 234 56 78`)).toBeNull()
	);

	test.each(['012 498 12 34', '018 655 12 34', '022 255 12 34', '036 544 12 34'])(
		'of a fixed line (%s) is taken',
		(text) => expect(checkPhone(text)).toBeNull()
	);

	test.each(['+7 999 123 45 67', '0079991234567', '+90 532 123 45 67', '+1 202 555 0100'])(
		'of another country (%s) is told apart',
		(text) => {
			expect(checkPhone(text)).toBe('phoneForeign');
			expect(normalizePhone(text)).toBe(text);
		}
	);

	test.each([
		'955',
		'050 234 56 7',
		'050 234 56 789',
		'011 234 56 78',
		'abc',
		'+',
		'0'.repeat(400)
	])('that is none (%s) is refused and left as typed', (text) => {
		expect(checkPhone(text)).toBe('phoneInvalid');
		expect(normalizePhone(text)).toBe(text);
	});

	test('with an extension is refused rather than cut', () => {
		expect(checkPhone('012 498 12 34 ext 5')).toBe('phoneInvalid');
		expect(normalizePhone('012 498 12 34 ext 5')).toBe('012 498 12 34 ext 5');
	});

	test('is shown as people read it', () => {
		expect(displayPhone('+994502345678')).toBe('050 234 56 78');
		expect(displayPhone('not a number')).toBe('not a number');
	});

	test('is judged by what the installed libphonenumber-js knows', () => {
		const types = full.countries.AZ?.[11] as [string][];
		expect(types.map(([pattern]) => pattern)).toEqual(PHONE_PATTERNS);
	});

	const mobile = fc
		.tuple(
			fc.constantFrom('10', '50', '55', '70', '77', '99'),
			fc.integer({ min: 0, max: 9_999_999 })
		)
		.map(([prefix, rest]) => prefix + String(rest).padStart(7, '0'));
	const written = fc.tuple(
		fc.constantFrom('', '0', '994', '+994', '00994', '+994 '),
		mobile,
		fc.constantFrom(' ', '-', '.', '')
	);

	const lead = fc.constantFrom('', '0', '994', '+994', '+9940', '00994', '+7', '+90', '00', '+');
	const digits = fc
		.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 11 })
		.map((each) => each.join(''));

	property(
		'is read as libphonenumber-js reads it',
		[lead, fc.oneof(digits, mobile)],
		(...parts) => {
			const text = parts.join('');
			const known = parsePhoneNumberFromString(text, { defaultCountry: 'AZ', extract: false });
			const isOurs = known?.country === 'AZ' && known.isValid();
			expect(checkPhone(text) === null).toBe(isOurs);
			if (isOurs) expect(normalizePhone(text)).toBe(known.number);
		}
	);

	property(
		'comes out the same however its digits are grouped',
		[written],
		([lead, digits, gap]) => {
			const grouped = digits.replace(/(\d{2})(\d{3})(\d{2})(\d{2})/, `$1${gap}$2${gap}$3${gap}$4`);
			expect(normalizePhone(lead + grouped)).toBe(`+994${digits}`);
		}
	);

	property('does not change when it is read again', [fc.string({ unit: 'grapheme' })], (text) => {
		expect(normalizePhone(normalizePhone(text))).toBe(normalizePhone(text));
	});

	property('reads back what it shows', [mobile], (digits) => {
		expect(normalizePhone(displayPhone(`+994${digits}`))).toBe(`+994${digits}`);
	});
});
