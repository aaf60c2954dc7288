import { isFinal, STATUSES } from '../../domain/application/status.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Transaction } from '../database/database.ts';

export interface DocumentUsage {
	/** What the documents declared take, whether all of it has come or not. */
	bytes: number;
	/** Documents of which not all has come. */
	unfinished: number;
}

const OPEN = STATUSES.filter((status) => !isFinal(status));

/** What an owner's documents take up, of drafts and of applications that are not decided. */
export async function readUsage(trx: Transaction, owner: PersonId): Promise<DocumentUsage> {
	const { bytes, unfinished } = await trx
		.selectFrom('document')
		.innerJoin('application', 'application.id', 'document.application_id')
		.select((row) => [
			row.fn.sum<Total>('document.size').as('bytes'),
			row.fn.countAll<number>().filterWhere('document.state', '=', 'receiving').as('unfinished')
		])
		.where('document.person_id', '=', owner)
		.where('document.removed', '=', 0)
		.where('document.state', '!=', 'refused')
		.where('application.status', 'in', OPEN)
		.executeTakeFirstOrThrow();
	return { bytes: Number(bytes), unfinished };
}

/** PostgreSQL gives sums as texts; of no rows there is none. */
type Total = number | string | null;
