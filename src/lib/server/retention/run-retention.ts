import { STATUSES, isFinal, type Status } from '../../domain/application/status.ts';
import type { Clock } from '../../domain/ids.ts';
import { countOldAudit, cutAudit } from '../audit/cut-audit.ts';
import type { Changes } from '../changes/change-hub.ts';
import { changeAndTell } from '../changes/change-and-tell.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { lockPerson } from '../store/persons.ts';
import { type Forgotten, forgetApplication } from './forget-application.ts';

export interface RetentionParts {
	config: Pick<Config, 'retention'>;
	db: Database;
	changes: Changes;
	clock: Clock;
}

/** How many of each are beyond their term. */
export interface Retained {
	drafts: number;
	decided: number;
	audit: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

const DECIDED = STATUSES.filter((status) => status !== 'draft' && isFinal(status));

/** What is beyond its term, with nothing changed. */
export async function findExpired({ db, config, clock }: RetentionParts): Promise<Retained> {
	const { drafts, decided, audit } = momentsOf(config, clock());
	return {
		drafts: (await listUntouched(db, { statuses: ['draft'], before: drafts })).length,
		decided: (await listUntouched(db, { statuses: DECIDED, before: decided })).length,
		audit: await countOldAudit(db, audit)
	};
}

/**
 * Forgets drafts nobody touched and applications decided longer ago than their terms, and the audit's rows beyond
 * theirs. Cut at any point, the next run does the rest. Answers how many there were.
 */
export async function runRetention(parts: RetentionParts): Promise<Retained> {
	const found = await findExpired(parts);
	const { db, config, clock } = parts;
	const { drafts, decided, audit } = momentsOf(config, clock());
	await forgetAll(parts, { statuses: ['draft'], before: drafts });
	await forgetAll(parts, { statuses: DECIDED, before: decided });
	await inTransaction(db, (trx) => cutAudit(trx, { before: audit, at: clock() }));
	return found;
}

/** The moments before which each is beyond its term. */
function momentsOf({ retention }: RetentionParts['config'], now: number) {
	return {
		drafts: now - retention.draftDays * DAY_MS,
		decided: now - retention.decidedDays * DAY_MS,
		audit: now - retention.auditDays * DAY_MS
	};
}

interface Untouched {
	statuses: readonly Status[];
	before: number;
}

async function forgetAll(parts: RetentionParts, untouched: Untouched): Promise<void> {
	for (const found of await listUntouched(parts.db, untouched)) {
		await changeAndTell(parts, async (trx) => {
			await lockPerson(trx, found.owner);
			// Touched while the others were forgotten: then it is not its time.
			const [still] = await listUntouched(trx, untouched, found);
			if (still) await forgetApplication(trx, still, parts.clock());
		});
	}
}

/** Applications, whoever's, that stand in these statuses since before the moment; of one alone where it is named. */
async function listUntouched(
	db: Database,
	{ statuses, before }: Untouched,
	one?: Forgotten
): Promise<Forgotten[]> {
	let query = db
		.selectFrom('application')
		.select(['id', 'person_id as owner'])
		.where('status', 'in', statuses)
		.where('removed', '=', 0)
		.where('updated_at', '<', before);
	if (one) query = query.where('id', '=', one.id).where('person_id', '=', one.owner);
	return query.execute();
}
