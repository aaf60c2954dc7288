import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareText, sortByText } from '../../src/lib/domain/text/collate.ts';
import { foldText, foldWords } from '../../src/lib/domain/text/fold.ts';
import { mendLookalikes } from '../../src/lib/domain/text/lookalikes.ts';
import { tidyLine, tidyText } from '../../src/lib/domain/text/tidy.ts';
import { property } from './property.ts';

const ALPHABET = 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz';
const anyText = fc.string({ unit: 'grapheme' });
const azText = fc.string({
	unit: fc.constantFrom(...Array.from(`${ALPHABET}ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ 0123`))
});
const azLetters = fc.string({
	unit: fc.constantFrom(...Array.from(`${ALPHABET}wABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ`))
});
/** Node has the data for it; browsers may not. */
const unicodeOrder = new Intl.Collator('az', { sensitivity: 'base' });

describe('folding', () => {
	test.each([
		['Şəki', 'seki'],
		['İMİŞLİ', 'imisli'],
		['IĞDIR', 'igdir'],
		['Göyçay', 'goycay'],
		['Üçtəpə', 'uctepe'],
		['K\u01ddng\u01ddrli', 'kengerli'],
		['i\u0307smayilli', 'ismayilli'],
		['café', 'cafe']
	])('%s is found by %s', (name, key) => expect(foldText(name)).toBe(key));

	test('leaves Cyrillic letters as they are, in lower case', () => {
		expect(foldText('Йевлах Ёлка')).toBe('йевлах ёлка');
	});

	test('gives the words of a name', () => {
		expect(foldWords('28 May küçəsi, 2-ci dalan')).toEqual([
			'28',
			'may',
			'kucesi',
			'2',
			'ci',
			'dalan'
		]);
	});

	property('twice changes nothing', [anyText], (text) => {
		expect(foldText(foldText(text))).toBe(foldText(text));
	});

	property('leaves nothing but plain letters of Azerbaijani text', [azText], (text) => {
		expect(foldText(text)).toMatch(/^[a-z0-9 ]*$/);
		expect(foldText(text)).toHaveLength(text.length);
	});

	property('does not depend on how the letters are composed', [anyText], (text) => {
		expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
	});

	property('takes the upper case of a name for the same name', [azText], (text) => {
		expect(foldText(text.toLocaleUpperCase('az'))).toBe(foldText(text));
		expect(foldText(text.toLocaleLowerCase('az'))).toBe(foldText(text));
	});
});

describe('sorting', () => {
	const sorted = (...texts: string[]) => sortByText(texts, (text) => text);

	test('follows the Azerbaijani alphabet', () => {
		expect(sorted(...Array.from(ALPHABET).reverse()).join('')).toBe(ALPHABET);
	});

	test('takes numbers by their value', () => {
		expect(sorted('10-cu küçə', '2-ci küçə')).toEqual(['2-ci küçə', '10-cu küçə']);
	});

	test('does not part words by the case of their letters', () => {
		expect(sorted('İsmayıllı', 'qala', 'ilisu', 'Qax', 'Iğdır')).toEqual([
			'Iğdır',
			'ilisu',
			'İsmayıllı',
			'Qax',
			'qala'
		]);
	});

	test('puts other alphabets after and other marks beside their letter', () => {
		expect(sorted('Щука', 'zəfər', 'élan', 'elm')).toEqual(['élan', 'elm', 'zəfər', 'Щука']);
	});

	property('agrees with Unicode’s own Azerbaijani order', [azLetters, azLetters], (a, b) => {
		const expected = unicodeOrder.compare(a, b);
		if (expected !== 0) expect(Math.sign(compareText(a, b))).toBe(Math.sign(expected));
	});

	property('is an order', [azText, azText, azText], (a, b, c) => {
		expect(Math.sign(compareText(a, b))).toBe(-Math.sign(compareText(b, a)) || 0);
		const [first, , third] = sorted(a, b, c) as [string, string, string];
		expect(compareText(first, third)).toBeLessThanOrEqual(0);
	});
});

describe('letters that look like ə', () => {
	test('become ə and Ə', () => {
		expect(mendLookalikes('\u01dd\u04d9\u018e\u04d8')).toBe('əəƏƏ');
	});
});

describe('typed text', () => {
	test('loses what nobody sees and keeps its lines', () => {
		expect(tidyText(' bir\u200b \u0007 iki\r\n  üç\u202e \n')).toBe('bir iki\nüç');
	});

	test('becomes one line where one is asked', () => {
		expect(tidyLine('bir\n\niki')).toBe('bir iki');
	});

	property('tidied twice is tidied once', [fc.string({ unit: 'binary' })], (text) => {
		expect(tidyText(tidyText(text))).toBe(tidyText(text));
	});
});
