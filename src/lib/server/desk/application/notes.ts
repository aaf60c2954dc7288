import type { ApplicationId, PersonId } from '../../../domain/ids.ts';
import type { DeskNote } from '../../../domain/wire/desk-answers.ts';
import type { Database, Transaction } from '../../database/database.ts';
import { nameOperators } from '../operators.ts';

interface NewNote {
	id: string;
	application: ApplicationId;
	operator: PersonId;
	text: string;
	/** Epoch milliseconds. */
	at: number;
}

/** Adds a note; told again under its id, it is one note. Answers whether it is new. */
export async function addNote(trx: Transaction, note: NewNote): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto('desk_note')
		.values({
			id: note.id,
			application_id: note.application,
			operator_id: note.operator,
			text: note.text,
			at: note.at
		})
		.onConflict((conflict) => conflict.column('id').doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

/** The staff's notes on an application, the oldest first. */
export async function listNotes(db: Database, id: ApplicationId): Promise<DeskNote[]> {
	const rows = await db
		.selectFrom('desk_note')
		.select(['id', 'operator_id', 'text', 'at'])
		.where('application_id', '=', id)
		.orderBy('at')
		.orderBy('id')
		.execute();
	const operators = await nameOperators(
		db,
		rows.map((row) => row.operator_id)
	);
	return rows.map(({ id: note, operator_id, text, at }) => ({
		id: note,
		operator: operators.get(operator_id)?.name ?? '',
		text,
		at: new Date(at).toISOString()
	}));
}
