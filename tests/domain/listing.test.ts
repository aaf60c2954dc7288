import { describe, expect, test } from 'vitest';
import {
	filterListed,
	LISTED_STATUSES,
	orderListed,
	searchTextOf,
	type Listed
} from '../../src/lib/domain/application/listing.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';

function row(given: Partial<Listed>): Listed {
	const empty = { number: '', date: '', source: '', name: '', status: '', type: '' };
	const words = { ...empty, ...given };
	return {
		id: '' as ApplicationId,
		shownStatus: 'registered',
		searchText: searchTextOf([words.number, words.name, words.status]),
		...words
	};
}

function numbersOf(rows: readonly Listed[]): string[] {
	return rows.map(({ number }) => number);
}

describe('searching the table', () => {
	const seki = row({ number: '26-00012-1', name: 'Şəki Əliyev' });
	const other = row({ number: '26-00013-9', name: 'Ilqar Çıraqov', shownStatus: 'done' });
	const find = (query: string) => filterListed([seki, other], { query, status: 'any' });

	test('seki finds Şəki', () => expect(find('seki')).toEqual([seki]));
	test('Şəki finds Şəki', () => expect(find('ŞƏKİ')).toEqual([seki]));
	test('ciraqov finds Çıraqov', () => expect(find('ciraqov')).toEqual([other]));
	test('every word must be found, in any order', () => {
		expect(find('eliyev seki')).toEqual([seki]);
		expect(find('eliyev ilqar')).toEqual([]);
	});
	test('a number is found with and without its dashes', () => {
		expect(find('26-00012-1')).toEqual([seki]);
		expect(find('26000121')).toEqual([seki]);
	});
	test('an empty search finds all', () => expect(find('  ')).toEqual([seki, other]));
	test('a status narrows the search', () => {
		expect(filterListed([seki, other], { query: '', status: 'done' })).toEqual([other]);
	});
});

describe('the order of the table', () => {
	test('names go by the Azerbaijani alphabet', () => {
		const names = ['Zaur', 'Şəmsi', 'Əli', 'Eldar', 'İlqar', 'Xalid', 'Həsən', 'Sabir'];
		const sorted = orderListed(
			names.map((name) => row({ name })),
			{ column: 'name', isDescending: false }
		);
		expect(sorted.map(({ name }) => name)).toEqual([
			'Eldar',
			'Əli',
			'Həsən',
			'Xalid',
			'İlqar',
			'Sabir',
			'Şəmsi',
			'Zaur'
		]);
	});

	test('what has not been sent is newer than all that has', () => {
		const rows = [
			row({ number: '1', date: '2026-03-05T10:00:00Z' }),
			row({ number: '' }),
			row({ number: '2', date: '2026-03-06T10:00:00Z' })
		];
		expect(numbersOf(orderListed(rows, { column: 'date', isDescending: true }))).toEqual([
			'',
			'2',
			'1'
		]);
	});

	test('what is equal keeps its order', () => {
		const rows = ['3', '1', '2'].map((number) => row({ number, status: 'İcradadır' }));
		const order = { column: 'status', isDescending: false } as const;
		expect(numbersOf(orderListed(rows, order))).toEqual(['3', '1', '2']);
	});

	test('the statuses to filter by begin as an application does', () => {
		expect(LISTED_STATUSES.slice(0, 3)).toEqual(['draft', 'waiting', 'registered']);
	});
});
