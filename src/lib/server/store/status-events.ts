import type { Question } from '../../domain/application/question.ts';
import type { Status } from '../../domain/application/status.ts';
import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';

/** One step in what became of an application; `at` is epoch milliseconds. */
export interface StatusStep {
	id: string;
	applicationId: ApplicationId;
	status: Status;
	/** The reason, the question or the answer; '' where there is none. */
	note: string;
	/** What exactly is asked for, where this step asks. */
	question?: Question | null;
	/** Who of the utility's staff made it; null for the applicant and the product itself. */
	operator: PersonId | null;
	at: number;
}

/** A step as its owner is told it. */
export interface ToldStep extends StatusStep {
	/** When the question it asked was answered; null until then. */
	answeredAt: number | null;
}

export async function addStatusEvent(trx: Transaction, step: StatusStep): Promise<void> {
	const { applicationId, operator, question, ...columns } = step;
	const asked = question ? JSON.stringify(question) : null;
	await trx
		.insertInto('status_event')
		.values({
			...columns,
			application_id: applicationId,
			operator_id: operator,
			question: asked
		})
		.execute();
}

/** The steps of these applications of the owner's, the oldest first. */
export async function listStatusEvents(
	db: Database,
	owner: PersonId,
	applications: readonly ApplicationId[]
): Promise<ToldStep[]> {
	if (applications.length === 0) return [];
	const rows = await db
		.selectFrom('status_event as event')
		.innerJoin('application', 'application.id', 'event.application_id')
		.leftJoin('question_answer', 'question_answer.question_id', 'event.id')
		.select([
			'event.id',
			'event.application_id as applicationId',
			'event.status',
			'event.note',
			'event.question',
			'event.operator_id as operator',
			'event.at',
			'question_answer.answered_at as answeredAt'
		])
		.where('application.person_id', '=', owner)
		.where('event.application_id', 'in', applications)
		.orderBy('event.at')
		.orderBy('event.id')
		.execute();
	return rows.map((row) => ({ ...row, question: questionOf(row.question) }));
}

/** What a question's column means. */
function questionOf(column: string | null): Question | null {
	return column === null ? null : (JSON.parse(column) as Question);
}
