import type { ApplicationId } from '../ids.ts';
import type { StatusEvent } from '../wire/records.ts';
import type { FieldName, Question } from './question.ts';
import type { Status } from './status.ts';

/** The question an application stands still for, with what became of it. */
export interface OpenQuestion extends Question {
	/** The id of the step that asked it. */
	id: string;
	/** When it was asked, ISO 8601 in UTC. */
	askedAt: string;
	/** When an answer reached the utility whose documents are still to come; null while there is none. */
	answeredAt: string | null;
}

interface Asked {
	id: ApplicationId;
	status: Status;
	history: readonly StatusEvent[];
}

/** What the utility waits for; null when it waits for nothing. A question asked in words alone asks for words. */
export function openQuestion({ status, history }: Asked): OpenQuestion | null {
	const event = history.at(-1);
	if (status !== 'moreInfo' || event?.status !== 'moreInfo') return null;
	const { text, documents, fields } = event.question ?? {
		text: event.note,
		documents: [],
		fields: []
	};
	const { id, at: askedAt, answeredAt = null } = event;
	return { id, text, documents, fields, askedAt, answeredAt };
}

/** Whether nothing but words can answer it. */
export function asksWordsAlone({ documents, fields }: Question): boolean {
	return documents.length + fields.length === 0;
}

/** The fields of a question with those that hang together with them: one can't be put right without the others. */
export function answerableFields(
	{ fields }: Pick<Question, 'fields'>,
	bound: readonly (readonly FieldName[])[]
): FieldName[] {
	const groups = fields.map((name) => bound.find((group) => group.includes(name)) ?? [name]);
	return [...new Set(groups.flat())];
}
