import type { ApplicationId, PersonId } from '../../../domain/ids.ts';
import type { Hold } from '../../../domain/wire/desk-answers.ts';
import type { Database } from '../../database/database.ts';
import { nameOperators } from '../operators.ts';

/** How long a hold lasts that is not refreshed, in milliseconds: a screen that is closed in a hurry, a laptop asleep. */
const HOLD_MS = 60_000;

interface Holding {
	id: ApplicationId;
	operator: PersonId;
	/** Epoch milliseconds. */
	now: number;
}

/**
 * Takes an application into the operator's hands, or holds it on; one that another has open stays theirs. A hold only
 * tells: what keeps two from overwriting each other is the version each step names.
 */
export async function holdApplication(db: Database, holding: Holding): Promise<Hold> {
	const { id, operator, now } = holding;
	await db
		.insertInto('desk_hold')
		.values({ application_id: id, operator_id: operator, until: now + HOLD_MS })
		.onConflict((conflict) =>
			conflict
				.column('application_id')
				.doUpdateSet({ operator_id: operator, until: now + HOLD_MS })
				.where((where) =>
					where.or([
						where('desk_hold.operator_id', '=', operator),
						where('desk_hold.until', '<=', now)
					])
				)
		)
		.execute();
	return readHold(db, holding);
}

/** Lets an application go that the operator held; another's hold stays. */
export async function releaseApplication(
	db: Database,
	{ id, operator }: Pick<Holding, 'id' | 'operator'>
): Promise<void> {
	await db
		.deleteFrom('desk_hold')
		.where('application_id', '=', id)
		.where('operator_id', '=', operator)
		.execute();
}

/** By application, who else than the operator has it open. */
export async function listHolders(
	db: Database,
	ids: readonly ApplicationId[],
	{ operator, now }: Pick<Holding, 'operator' | 'now'>
): Promise<Map<ApplicationId, PersonId>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('desk_hold')
		.select(['application_id', 'operator_id'])
		.where('application_id', 'in', ids)
		.where('operator_id', '!=', operator)
		.where('until', '>', now)
		.execute();
	return new Map(rows.map((row) => [row.application_id, row.operator_id]));
}

async function readHold(db: Database, { id, operator, now }: Holding): Promise<Hold> {
	const other = (await listHolders(db, [id], { operator, now })).get(id);
	const holder = other && (await nameOperators(db, [other])).get(other);
	return holder ? { isOurs: false, holder } : { isOurs: true };
}
