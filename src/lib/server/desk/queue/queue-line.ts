import type { Day } from '../../../domain/calendar/baku-day.ts';
import type { ApplicationId, PersonId } from '../../../domain/ids.ts';
import { maskFin } from '../../../domain/people/fin.ts';
import type { Operator, QueueLine } from '../../../domain/wire/desk-answers.ts';
import type { Database } from '../../database/database.ts';
import { listHolders } from '../application/holds.ts';
import { nameOperators } from '../operators.ts';
import type { QueueEntry } from './read-queue.ts';

/** Whom the lines are told, and when. */
export interface Telling {
	operator: PersonId;
	today: Day;
	/** Epoch milliseconds. */
	now: number;
}

/** The names that lines stand beside, each looked up once for a whole page. */
interface Names {
	districts: Map<string, string>;
	operators: Map<PersonId, Operator>;
	holders: Map<ApplicationId, PersonId>;
}

/** The lines as the screen shows them. */
export async function tellLines(
	db: Database,
	entries: readonly QueueEntry[],
	telling: Telling
): Promise<QueueLine[]> {
	const ids = entries.map((entry) => entry.application_id);
	const holders = await listHolders(db, ids, telling);
	const assignees = entries.map((entry) => entry.assignee_id);
	const operators = await nameOperators(db, [...assignees, ...holders.values()]);
	const districts = await nameDistricts(db, entries);
	return entries.map((entry) => tellLine(entry, { districts, operators, holders }, telling.today));
}

/** Whether an application that is not decided has passed its day. */
export function isOverdue({ due_key }: Pick<QueueEntry, 'due_key'>, today: Day): boolean {
	return due_key < today;
}

function tellLine(entry: QueueEntry, names: Names, today: Day): QueueLine {
	const { application_id: id, assignee_id } = entry;
	const holder = names.holders.get(id);
	return {
		id,
		number: entry.number,
		stage: entry.stage,
		type: entry.type,
		source: entry.source,
		applicantName: entry.applicant_name,
		fin: maskFin(entry.fin),
		district: names.districts.get(entry.district) ?? '',
		submittedAt: new Date(entry.submitted_at).toISOString(),
		dueOn: entry.due_on,
		isOverdue: isOverdue(entry, today),
		assignee: (assignee_id && names.operators.get(assignee_id)) ?? null,
		openWith: (holder && names.operators.get(holder)) ?? null
	};
}

async function nameDistricts(db: Database, entries: readonly QueueEntry[]) {
	const ids = [...new Set(entries.map((entry) => entry.district))].filter(Boolean);
	if (ids.length === 0) return new Map<string, string>();
	const rows = await db
		.selectFrom('district')
		.select(['id', 'name'])
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}
