import type { Problem, ProblemCode } from '../../domain/problem.ts';
import { m } from '../../i18n/compiled/messages.js';
import { documentShortLabel, isDocumentKind } from './document-messages.ts';
import { fieldLabel, fieldRequired } from './field-messages.ts';
import { formatBytes, formatNumber } from '../../i18n/format.ts';

const MESSAGES: Record<ProblemCode, (problem: Problem) => string> = {
	required: ({ at }) => fieldRequired(at ?? ''),
	finLength: () => m.problem_fin_length(),
	finCharacters: () => m.problem_fin_characters(),
	phoneInvalid: () => m.problem_phone_invalid(),
	phoneForeign: () => m.problem_phone_foreign(),
	emailInvalid: () => m.problem_email_invalid(),
	tooLong: ({ limit = 0 }) => m.problem_too_long({ limit: formatNumber(limit) }),
	choiceUnknown: () => m.problem_choice_unknown(),
	districtUnknown: () => m.problem_district_unknown(),
	placeUnknown: () => m.problem_place_unknown(),
	placeElsewhere: () => m.problem_place_elsewhere(),
	houseNumberInvalid: () => m.problem_house_number_invalid(),
	flatNumberInvalid: () => m.problem_flat_number_invalid(),
	flatNotInYardHouse: () => m.problem_flat_not_in_yard_house(),
	documentMissing: ({ at = '' }) => m.problem_document_missing({ document: placeLabel(at) }),
	documentEmpty: () => m.problem_document_empty(),
	documentTooLarge: ({ limit = 0 }) => m.problem_document_too_large({ size: formatBytes(limit) }),
	documentType: () => m.problem_document_type(),
	documentContent: () => m.problem_document_content(),
	documentDamaged: () => m.problem_document_damaged(),
	documentPasswordProtected: () => m.problem_document_password_protected(),
	documentNameTooLong: () => m.problem_document_name_too_long(),
	documentDigest: () => m.problem_document_digest(),
	documentTruncated: () => m.problem_document_truncated(),
	documentMixed: () => m.problem_document_mixed(),
	documentScript: () => m.problem_document_script(),
	documentLaunch: () => m.problem_document_launch(),
	documentAttachment: () => m.problem_document_attachment(),
	documentTooManyPixels: () => m.problem_document_too_many_pixels(),
	documentTooHard: () => m.problem_document_too_hard(),
	documentInfected: () => m.problem_document_infected(),
	documentsUnfinished: () => m.problem_documents_unfinished(),
	documentsRoom: () => m.problem_documents_room(),
	documentAbandoned: () => m.problem_document_abandoned(),
	documentNotTheSame: () => m.problem_document_not_the_same(),
	deviceFull: () => m.problem_device_full(),
	notFound: () => m.problem_not_found(),
	alreadySubmitted: () => m.problem_already_submitted(),
	alreadyAnswered: () => m.problem_already_answered(),
	notAllowedNow: () => m.problem_not_allowed_now(),
	malformed: () => m.problem_malformed()
};

/** What is wrong and what to do about it. */
export function problemMessage(problem: Problem): string {
	return MESSAGES[problem.code](problem);
}

/** The same for a list away from the field: it opens with the field's name where the message doesn't name it. */
export function problemMessageWithPlace(problem: Problem): string {
	const message = problemMessage(problem);
	const namesItself = problem.at === undefined || NAMING.has(problem.code);
	return namesItself ? message : `${placeLabel(problem.at ?? '')}: ${message}`;
}

/** Codes whose message names its field or document. */
const NAMING: ReadonlySet<ProblemCode> = new Set(['required', 'documentMissing']);

function placeLabel(at: string): string {
	return isDocumentKind(at) ? documentShortLabel(at) : fieldLabel(at);
}
