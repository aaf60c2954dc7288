import type { NoteRequest } from '../../../domain/wire/desk.ts';
import type { DeskNote } from '../../../domain/wire/desk-answers.ts';
import { audit } from '../../audit/audit.ts';
import { inTransaction } from '../../database/in-transaction.ts';
import { findApplicationOfAnyone } from '../../store/applications.ts';
import { addNote, listNotes } from '../application/notes.ts';
import type { DeskParts, Operating } from '../parts.ts';

/** Adds a note, which never stands in another's way, and answers all there are; null for no such application. */
export function addNoteTo(
	{ db, clock }: Pick<DeskParts, 'db' | 'clock'>,
	operating: Operating,
	{ id, note, text }: NoteRequest
): Promise<DeskNote[] | null> {
	return inTransaction(db, async (trx) => {
		const application = await findApplicationOfAnyone(trx, id);
		if (!application) return null;
		const at = clock();
		const { personId: operator } = operating;
		const isNew = await addNote(trx, { id: note, application: id, operator, text, at });
		const notes = await listNotes(trx, id);
		if (isNew) {
			audit(trx, {
				at,
				actor: operating,
				deed: 'noteApplication',
				application,
				detail: note
			});
		}
		return notes;
	});
}
