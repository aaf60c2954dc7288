/**
 * Everything that can be wrong with what a person typed, attached or asked for. A code is never shown: lib/i18n gives
 * each its message, which says what to do.
 */
export type ProblemCode =
	| 'required'
	| 'finLength'
	| 'finCharacters'
	| 'phoneInvalid'
	| 'phoneForeign'
	| 'emailInvalid'
	| 'tooLong'
	| 'choiceUnknown'
	| 'districtUnknown'
	| 'placeUnknown'
	| 'placeElsewhere'
	| 'houseNumberInvalid'
	| 'flatNumberInvalid'
	| 'flatNotInYardHouse'
	| 'documentMissing'
	| 'documentEmpty'
	| 'documentTooLarge'
	| 'documentType'
	| 'documentContent'
	| 'documentDamaged'
	| 'documentPasswordProtected'
	| 'documentNameTooLong'
	| 'documentDigest'
	| 'documentTruncated'
	| 'documentMixed'
	| 'documentScript'
	| 'documentLaunch'
	| 'documentAttachment'
	| 'documentTooManyPixels'
	| 'documentTooHard'
	| 'documentInfected'
	| 'documentAbandoned'
	| 'documentNotTheSame'
	| 'documentsUnfinished'
	| 'documentsRoom'
	| 'deviceFull'
	| 'notFound'
	| 'alreadySubmitted'
	| 'alreadyAnswered'
	| 'notAllowedNow'
	| 'malformed';

/** One thing wrong: with a field, a document kind, or (where neither is named) the whole. */
export interface Problem {
	code: ProblemCode;
	/** The field or document kind it belongs to. */
	at?: string;
	/** The limit that was passed, where there is one (characters or bytes). */
	limit?: number;
}
