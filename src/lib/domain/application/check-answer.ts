import {
	type ApplicationType,
	checkFields,
	normalizeFields
} from '../application-types/application-type.ts';
import type { DocumentKind } from '../documents/document-kind.ts';
import type { Problem } from '../problem.ts';
import type { FieldValues } from './fields.ts';
import { answerableFields, asksWordsAlone } from './open-question.ts';
import { type Question, QUESTION_MAX_LENGTH } from './question.ts';

/** What a person gives in answer to a question. */
export interface GivenAnswer {
	text: string;
	/** The fields as they are to be; only those asked for and what hangs together with them. */
	fields: FieldValues;
	/** The kinds of the documents given. */
	documents: readonly DocumentKind[];
}

/** The field a problem with the words of an answer belongs to. */
export const ANSWER_TEXT = 'answer';

/** What is wrong with an answer; [] when it gives everything asked for. `standing` are the application's fields. */
export function checkAnswer(
	type: ApplicationType,
	{ question, standing }: { question: Question; standing: FieldValues },
	{ text, fields, documents }: GivenAnswer
): Problem[] {
	const asked = answerableFields(question, type.bound);
	const wrong = checkFields(type, { ...standing, ...fields });
	return [
		...checkText(question, text),
		...wrong.filter(({ at }) => at !== undefined && asked.includes(at)),
		...question.documents
			.filter((kind) => !documents.includes(kind))
			.map((kind) => ({ code: 'documentMissing' as const, at: kind }))
	];
}

/** The application's fields once an answer's are laid over them, in the form in which they are kept. */
export function answeredFields(
	type: ApplicationType,
	standing: FieldValues,
	given: FieldValues
): FieldValues {
	return normalizeFields(type, { ...standing, ...given });
}

function checkText(question: Question, text: string): Problem[] {
	const limit = QUESTION_MAX_LENGTH;
	if (text.length > limit) return [{ code: 'tooLong', at: ANSWER_TEXT, limit }];
	const isNeeded = asksWordsAlone(question) && text.trim() === '';
	return isNeeded ? [{ code: 'required', at: ANSWER_TEXT }] : [];
}
