import type { PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';
import { lockRows } from '../database/dialect.ts';

/** Makes this owner's changes wait for one another until the transaction ends. Throws when there is no such person. */
export async function lockPerson(trx: Transaction, owner: PersonId): Promise<void> {
	const query = trx.selectFrom('person').select('id').where('id', '=', owner);
	await lockRows(trx)(query).executeTakeFirstOrThrow();
}

/** By transaction, whose revision it raised: their open pages are told once it is committed. */
const changed = new WeakMap<Transaction, Set<PersonId>>();

/** Everyone whose revision this transaction has raised so far. */
export function changedOwners(trx: Transaction): ReadonlySet<PersonId> {
	return changed.get(trx) ?? new Set();
}

/**
 * The number to stamp on the rows this change touches: one more than the owner's last. It holds the person's row until
 * the transaction ends, so that no later number is ever seen before an earlier one (docs/sync.md, “Pull”).
 */
export async function nextRevision(trx: Transaction, owner: PersonId): Promise<number> {
	const { revision } = await trx
		.updateTable('person')
		.set((row) => ({ revision: row('revision', '+', 1) }))
		.where('id', '=', owner)
		.returning('revision')
		.executeTakeFirstOrThrow();
	changed.set(trx, new Set(changed.get(trx)).add(owner));
	return revision;
}

/** The number of the owner's last change. */
export async function readRevision(db: Database, owner: PersonId): Promise<number> {
	const { revision } = await db
		.selectFrom('person')
		.select('revision')
		.where('id', '=', owner)
		.executeTakeFirstOrThrow();
	return revision;
}

/** "Adı və soyadı" of a person. */
export async function readPersonName(db: Database, owner: PersonId): Promise<string> {
	const { given_name, family_name } = await db
		.selectFrom('person')
		.select(['given_name', 'family_name'])
		.where('id', '=', owner)
		.executeTakeFirstOrThrow();
	return `${given_name} ${family_name}`.trim();
}
