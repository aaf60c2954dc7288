import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareText } from '../../src/lib/domain/text/collate.ts';
import { foldText, foldWords } from '../../src/lib/domain/text/fold.ts';
import { mendLookalikes } from '../../src/lib/domain/text/lookalikes.ts';
import { tidyLine, tidyText } from '../../src/lib/domain/text/tidy.ts';
import { property } from './property.ts';

const ALPHABET = 'abcçdeəfgğhxıijkqlmnoöprsştuüvyz';
const anyText = fc.string({ unit: 'grapheme' });
const azText = fc.string({
	unit: fc.constantFrom(...Array.from(`${ALPHABET}ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ 0123`))
});

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
	test('follows the Azerbaijani alphabet', () => {
		expect(Array.from(ALPHABET).reverse().sort(compareText).join('')).toBe(ALPHABET);
	});

	test('takes numbers by their value', () => {
		expect(['10-cu mikrorayon', '2-ci mikrorayon'].sort(compareText)[0]).toBe('2-ci mikrorayon');
	});

	property('is an order', [azText, azText, azText], (a, b, c) => {
		expect(Math.sign(compareText(a, b))).toBe(-Math.sign(compareText(b, a)) || 0);
		const [first, second, third] = [a, b, c].sort(compareText) as [string, string, string];
		expect(compareText(first, second)).toBeLessThanOrEqual(0);
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
