import type { PersonId } from '../domain/ids.ts';
import type { ExchangeRequest, NumberedMutation } from '../domain/wire/exchange.ts';
import { EXCHANGE_BUDGET_BYTES, PROTOCOL } from '../domain/wire/protocol.ts';
import { writeMeta } from '../local/meta.ts';
import type { MutationRow } from '../local/person-database.ts';
import type { Workspace } from '../local/workspace.ts';
import { readNumbering } from './numbering.ts';

/**
 * Puts together what this device has to tell: the head of its mutation log within the byte budget. Each mutation gets
 * its number here, in the same transaction, and does not change any more: it may arrive even if no answer does.
 */
export async function composeRequest(
	workspace: Workspace,
	person: PersonId
): Promise<ExchangeRequest> {
	const { db } = workspace;
	return db.transaction('rw', db.meta, db.mutations, async () => {
		const numbering = await readNumbering(workspace);
		const rows = await headOfLog(workspace);
		let sent = numbering.sent;
		const mutations: NumberedMutation[] = [];
		for (const { order, seq, mutation } of rows) {
			const number = seq ?? ++sent;
			if (seq === null) await db.mutations.update(order, { seq: number });
			mutations.push({ ...mutation, seq: number });
		}
		await writeMeta(db, 'numbering', { ...numbering, sent });
		const { client, acknowledged, cursor } = numbering;
		return { protocol: PROTOCOL, person, client, acknowledged, cursor, mutations };
	});
}

async function headOfLog({ db }: Workspace): Promise<MutationRow[]> {
	const head: MutationRow[] = [];
	let bytes = 0;
	await db.mutations
		.orderBy('order')
		.until((row) => {
			bytes += new TextEncoder().encode(JSON.stringify(row.mutation)).length;
			return head.length > 0 && bytes > EXCHANGE_BUDGET_BYTES;
		})
		.each((row) => head.push(row));
	return head;
}
