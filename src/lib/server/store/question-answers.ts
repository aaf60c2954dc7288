import type { Selectable } from 'kysely';
import type { FieldValues } from '../../domain/application/fields.ts';
import type { ApplicationId, DocumentId, PersonId } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { QuestionAnswerTable } from '../database/applicant-tables.ts';

/** An applicant's answer to a question of the utility's. Times are epoch milliseconds. */
export interface QuestionAnswer {
	/** The step of the history that asked. */
	question: string;
	/** The id the device gave it. */
	answer: string;
	applicationId: ApplicationId;
	owner: PersonId;
	text: string;
	/** The fields that were put right, as they were given. */
	fields: FieldValues;
	documents: DocumentId[];
	answeredAt: number;
	/** When everything asked for was held; null until then. */
	settledAt: number | null;
}

/** The owner's answer to one question, if there is one. */
export async function findAnswer(
	db: Database,
	owner: PersonId,
	question: string
): Promise<QuestionAnswer | undefined> {
	const row = await db
		.selectFrom('question_answer')
		.selectAll()
		.where('question_id', '=', question)
		.where('person_id', '=', owner)
		.executeTakeFirst();
	return row && fromRow(row);
}

/** The owner's answer of an application whose documents are still to come, if there is one. */
export async function findUnsettledAnswer(
	db: Database,
	owner: PersonId,
	applicationId: ApplicationId
): Promise<QuestionAnswer | undefined> {
	const row = await db
		.selectFrom('question_answer')
		.selectAll()
		.where('application_id', '=', applicationId)
		.where('person_id', '=', owner)
		.where('settled_at', 'is', null)
		.orderBy('answered_at', 'desc')
		.executeTakeFirst();
	return row && fromRow(row);
}

/** Keeps an answer in place of an earlier one to the same question. */
export async function keepAnswer(trx: Transaction, answer: QuestionAnswer): Promise<void> {
	const { question_id, ...columns } = toRow(answer);
	await trx
		.insertInto('question_answer')
		.values({ question_id, ...columns })
		.onConflict((conflict) => conflict.column('question_id').doUpdateSet(columns))
		.execute();
}

function fromRow(row: Selectable<QuestionAnswerTable>): QuestionAnswer {
	return {
		question: row.question_id,
		answer: row.answer_id,
		applicationId: row.application_id,
		owner: row.person_id,
		text: row.text,
		fields: JSON.parse(row.fields) as FieldValues,
		documents: JSON.parse(row.documents) as DocumentId[],
		answeredAt: row.answered_at,
		settledAt: row.settled_at
	};
}

function toRow(answer: QuestionAnswer): QuestionAnswerTable {
	return {
		question_id: answer.question,
		answer_id: answer.answer,
		application_id: answer.applicationId,
		person_id: answer.owner,
		text: answer.text,
		fields: JSON.stringify(answer.fields),
		documents: JSON.stringify(answer.documents),
		answered_at: answer.answeredAt,
		settled_at: answer.settledAt
	};
}
