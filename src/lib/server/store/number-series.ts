import type { Transaction } from '../database/database.ts';

/**
 * The next number of a year's series, from 1. Given for good only if the transaction commits; applicants of the same
 * year wait for one another from here to the end of it, so it belongs late in a transaction.
 */
export async function nextNumber(trx: Transaction, year: number): Promise<number> {
	const { last } = await trx
		.insertInto('number_series')
		.values({ year, last: 1 })
		.onConflict((conflict) =>
			conflict.column('year').doUpdateSet((row) => ({ last: row('number_series.last', '+', 1) }))
		)
		.returning('last')
		.executeTakeFirstOrThrow();
	return last;
}
