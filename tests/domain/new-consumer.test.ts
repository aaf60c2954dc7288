import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../../src/lib/domain/application/fields.ts';
import {
	checkDocuments,
	checkFields,
	normalizeFields
} from '../../src/lib/domain/application-types/application-type.ts';
import { checkFlatNumber } from '../../src/lib/domain/application-types/new-consumer/house.ts';
import { applicationType } from '../../src/lib/domain/application-types/registry.ts';
import { property } from './property.ts';

const type = applicationType('newConsumer');

const COMPLETE: FieldValues = {
	fin: '5ab12cd',
	district: 'AZ-BA-NESIMI',
	place: 'street-1',
	houseType: 'flat',
	house: '12 A',
	flat: '7',
	phone: '050 234 56 78',
	email: 'leyla@example.az'
};

function problems(values: FieldValues) {
	return checkFields(type, { ...COMPLETE, ...values }).map(({ code, at }) => `${at}: ${code}`);
}

describe('a registration of a new consumer', () => {
	test('that is complete has nothing wrong', () => {
		expect(problems({})).toEqual([]);
	});

	test('that is empty is told every field it needs, in the order of the form', () => {
		expect(checkFields(type, {})).toEqual(
			['fin', 'district', 'place', 'houseType', 'house', 'flat', 'phone', 'email'].map((at) => ({
				code: 'required',
				at
			}))
		);
	});

	test('is sent in one form, without what was not asked', () => {
		const sent = normalizeFields(type, { ...COMPLETE, placeText: 'köhnə mətn', unknown: 'x' });
		expect(sent).toMatchObject({ fin: '5AB12CD', house: '12 A', phone: '+994502345678' });
		expect(sent).not.toHaveProperty('placeText');
		expect(sent).not.toHaveProperty('unknown');
	});

	test('of a house with a yard has no flat number', () => {
		const yard = { houseType: 'yard', flat: '7' };
		expect(problems(yard)).toEqual([]);
		expect(normalizeFields(type, { ...COMPLETE, ...yard })).not.toHaveProperty('flat');
		expect(checkFlatNumber('7', yard)).toBe('flatNotInYardHouse');
	});

	test('of a flat in a building needs its number', () => {
		expect(problems({ flat: '' })).toEqual(['flat: required']);
	});

	test('may name a place that is not in the list, and then must name one', () => {
		const unlisted = { place: '', placeUnlisted: 'yes' };
		expect(problems({ ...unlisted, placeText: 'Yeni küçə' })).toEqual([]);
		expect(problems({ ...unlisted, placeText: '' })).toEqual(['placeText: required']);
		expect(problems({ ...unlisted, placeText: ' — ' })).toEqual(['placeText: required']);
	});

	test('keeps ə in a place typed with a letter that looks like it', () => {
		const sent = normalizeFields(type, { placeUnlisted: 'yes', placeText: 'K\u01ddndl\u04d9r\n1' });
		expect(sent.placeText).toBe('Kəndlər 1');
	});

	test('takes only the choices offered', () => {
		expect(problems({ houseType: 'tent' })).toEqual(['houseType: choiceUnknown']);
		expect(problems({ placeUnlisted: 'on' })).toEqual(['placeUnlisted: choiceUnknown']);
	});

	test('says what is wrong with a value before saying it is long', () => {
		expect(problems({ fin: '5AB12CD8' })).toEqual(['fin: finLength']);
		expect(problems({ phone: '050'.repeat(20) })).toEqual(['phone: phoneInvalid']);
	});

	test('says how long a text may be', () => {
		const long = { ...COMPLETE, notes: 'a'.repeat(1001) };
		expect(checkFields(type, long)).toEqual([{ code: 'tooLong', at: 'notes', limit: 1000 }]);
	});

	test('needs both documents', () => {
		expect(checkDocuments(type, ['ownership'])).toEqual([
			{ code: 'documentMissing', at: 'residence' }
		]);
		expect(checkDocuments(type, ['residence', 'ownership'])).toEqual([]);
	});

	test('asks for every field in one section', () => {
		const asked = type.sections.flatMap(({ fields }) => fields);
		expect(asked.toSorted()).toEqual(type.fields.map(({ name }) => name).toSorted());
		expect(type.sections.flatMap(({ documents }) => documents)).toEqual(type.documents);
	});
});

describe('a house number', () => {
	test.each(['12', '12A', '12/4', '5-7', 'A-3', '7 korpus 2', '1408-ci', '12, giriş 2', '0'])(
		'may be %j',
		(house) => expect(problems({ house })).toEqual([])
	);

	test.each(['yoxdur', '12;', '-12', '12/', '<b>1</b>', '/'])('may not be %j', (house) => {
		expect(problems({ house })).toEqual(['house: houseNumberInvalid']);
	});

	test('is kept on one line without the sign before it', () => {
		const sent = normalizeFields(type, { house: ' № 12 /\n 4 ' });
		expect(sent.house).toBe('12/4');
	});
});

const anyValues = fc.dictionary(
	fc.constantFrom(...type.fields.map(({ name }) => name)),
	fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', 'yes', 'flat', 'yard', '12A'))
);

property('what is sent is wrong or right as what was typed', [anyValues], (values) => {
	const sent = normalizeFields(type, values);
	expect(normalizeFields(type, sent)).toEqual(sent);
	expect(checkFields(type, sent)).toEqual(checkFields(type, values));
});
