import fc from 'fast-check';
import { safeParse } from 'valibot';
import { expect } from 'vitest';
import { exchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import { declaredDocument } from '../../src/lib/domain/wire/mutation.ts';
import { PROTOCOL } from '../../src/lib/domain/wire/protocol.ts';
import { queueRequest } from '../../src/lib/domain/wire/desk.ts';
import { property } from './property.ts';

/* Numbers that come over the wire are whole and within what the server counts with, words are of their lists; nothing else
   passes. */

const ID = '0193a5b0-7b0e-7cc3-9f4e-2b1d6a1c9f00';
const number = fc.oneof(
	fc.double(),
	fc.integer(),
	fc.constantFrom(2 ** 31 - 1, 2 ** 31, 2 ** 53, -1, -0, 0.5, NaN, Infinity, 1e308)
);
const isWithin = (value: number, least: number, most: number) =>
	Number.isInteger(value) && value >= least && value <= most;

property(
	'a place in the numbering is a whole number the database can count on from',
	[number],
	(n) => {
		const asked = { protocol: PROTOCOL, person: ID, client: ID, acknowledged: 0, cursor: 0 };
		const takes = (more: object) =>
			safeParse(exchangeRequest, { ...asked, mutations: [], ...more });
		const isCount = isWithin(n, 0, 2 ** 31 - 1);
		for (const name of ['protocol', 'acknowledged', 'cursor'])
			expect(takes({ [name]: n }).success).toBe(isCount);
		expect(takes({ mutations: [{ seq: n }] }).success).toBe(isCount);
	}
);

property('a page of the queue has at most a hundred lines', [number], (limit) => {
	const asked = { filter: {}, order: { by: 'due', isDescending: false }, after: null, limit };
	expect(safeParse(queueRequest, asked).success).toBe(isWithin(limit, 1, 100));
});

const declared = {
	...{ id: ID, kind: 'ownership', name: 'a.pdf', mediaType: 'application/pdf' },
	...{ size: 1, sha256: 'a'.repeat(64) }
};

property('a document has a type of a list and an id that is one', [fc.string()], (text) => {
	expect(safeParse(declaredDocument, declared).success).toBe(true);
	for (const name of ['mediaType', 'kind', 'id', 'sha256'])
		for (const given of [text, `image/png${text} `, `${text}; $(id)`])
			expect(safeParse(declaredDocument, { ...declared, [name]: given }).success).toBe(false);
});

property('a document has a size that can be counted exactly', [number], (size) => {
	const isSize = isWithin(size, 1, Number.MAX_SAFE_INTEGER);
	expect(safeParse(declaredDocument, { ...declared, size }).success).toBe(isSize);
});
