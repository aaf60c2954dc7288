import type { DocumentKind } from '../documents/document-kind.ts';

/** The name of one of a type's fields. */
export type FieldName = string;

/** What the utility needs to know before it can go on ("Əlavə məlumat tələb olunur"). */
export interface Question {
	text: string;
	/** The documents to be given, each anew or for the first time. */
	documents: DocumentKind[];
	/** The fields to be put right. */
	fields: FieldName[];
}

/** The longest question and the longest answer, in characters. */
export const QUESTION_MAX_LENGTH = 2000;
