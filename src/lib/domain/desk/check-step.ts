import type { ApplicationType } from '../application-types/application-type.ts';
import { type Question, QUESTION_MAX_LENGTH } from '../application/question.ts';
import { canMove, needsNote, type Status } from '../application/status.ts';
import type { DocumentKind } from '../documents/document-kind.ts';
import type { Problem } from '../problem.ts';

/** What an operator wants of an application. */
export interface DeskStep {
	to: Status;
	/** The reason of a rejection, the text of a question; '' where none is given. */
	note: string;
	/** What a question asks for beside its text. */
	documents: readonly DocumentKind[];
	fields: readonly string[];
}

/** What the step is taken on. */
export interface Standing {
	type: ApplicationType;
	status: Status;
	/** The kinds of the documents the utility holds. */
	held: readonly DocumentKind[];
}

/** What stands in a step's way; [] when it may be taken. A decision in favour needs every document. */
export function checkStep({ type, status, held }: Standing, step: DeskStep): Problem[] {
	if (!canMove(status, step.to, 'operator')) return [{ code: 'notAllowedNow' }];
	const missing = step.to === 'done' ? type.documents.filter((kind) => !held.includes(kind)) : [];
	return [
		...checkNote(step),
		...checkAsked(type, step),
		...missing.map((kind) => ({ code: 'documentMissing' as const, at: kind }))
	];
}

/** The question a step asks; undefined for one that asks nothing. */
export function questionOf({ to, note, documents, fields }: DeskStep): Question | undefined {
	if (to !== 'moreInfo') return undefined;
	return { text: note, documents: [...new Set(documents)], fields: [...new Set(fields)] };
}

function checkNote({ to, note }: DeskStep): Problem[] {
	if (needsNote(to) && note === '') return [{ code: 'required', at: 'note' }];
	const isTooLong = note.length > QUESTION_MAX_LENGTH;
	return isTooLong ? [{ code: 'tooLong', at: 'note', limit: QUESTION_MAX_LENGTH }] : [];
}

/** Only what the type has can be asked for. */
function checkAsked(type: ApplicationType, { documents, fields }: DeskStep): Problem[] {
	const names = type.fields.map((field) => field.name);
	const unknown = [
		...documents.filter((kind) => !type.documents.includes(kind)),
		...fields.filter((name) => !names.includes(name))
	];
	return unknown.map((at) => ({ code: 'malformed', at }));
}
