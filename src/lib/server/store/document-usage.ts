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
	const rows = await trx
		.selectFrom('document')
		.innerJoin('application', 'application.id', 'document.application_id')
		.select(['document.state', 'document.size'])
		.where('document.person_id', '=', owner)
		.where('document.removed', '=', 0)
		.where('document.state', '!=', 'refused')
		.where('application.status', 'in', OPEN)
		.execute();
	return {
		bytes: rows.reduce((total, { size }) => total + size, 0),
		unfinished: rows.filter(({ state }) => state === 'receiving').length
	};
}
