import type { FieldConflicts, FieldValues } from '../../domain/application/fields.ts';
import {
	type ApplicationType,
	checkField,
	type Field,
	type Section
} from '../../domain/application-types/application-type.ts';
import { isIn } from '../../domain/application-types/sections.ts';
import type { DocumentKind } from '../../domain/documents/document-kind.ts';
import type { Problem } from '../../domain/problem.ts';

/** `needsYou`: something in it is wrong, was refused, or was changed on two devices. */
export type SectionState = 'notBegun' | 'begun' | 'done' | 'needsYou';

/** As much of an application as tells how far its form is. */
export interface FormStanding {
	fields: FieldValues;
	conflicts: FieldConflicts;
	problems: readonly Problem[];
	documents: readonly { kind: DocumentKind; state: string }[];
}

/** How far one part of the form is. */
export function sectionState(
	type: ApplicationType,
	section: Section,
	standing: FormStanding
): SectionState {
	if (needsPerson(type, section, standing)) return 'needsYou';
	const isMissing = problemsOfSection(type, section, standing).length > 0;
	if (!isMissing) return 'done';
	return hasAnything(section, standing) ? 'begun' : 'notBegun';
}

/** What keeps a part from being done, in the order of the form. */
export function problemsOfSection(
	type: ApplicationType,
	section: Section,
	standing: FormStanding
): Problem[] {
	const fields = fieldsOfSection(type, section);
	return [
		...fields.flatMap((field) => checkField(field, standing.fields) ?? []),
		...section.documents
			.filter((kind) => type.documents.includes(kind) && !hasUsable(standing, kind))
			.map((kind): Problem => ({ code: 'documentMissing', at: kind }))
	];
}

export function fieldsOfSection(type: ApplicationType, section: Section): Field[] {
	return type.fields.filter((field) => section.fields.includes(field.name));
}

function needsPerson(type: ApplicationType, section: Section, standing: FormStanding): boolean {
	const wrong = problemsOfSection(type, section, standing).filter(
		({ code }) => code !== 'required' && code !== 'documentMissing'
	);
	const hasConflict = section.fields.some((name) => name in standing.conflicts);
	const isRefused = standing.problems.some(({ at }) => at !== undefined && isIn(section, at));
	const hasRefused = standing.documents.some(
		({ kind, state }) => state === 'refused' && section.documents.includes(kind)
	);
	return wrong.length > 0 || hasConflict || isRefused || hasRefused;
}

function hasUsable(standing: FormStanding, kind: DocumentKind): boolean {
	return standing.documents.some(
		(document) => document.kind === kind && document.state !== 'refused'
	);
}

function hasAnything(section: Section, { fields, documents }: FormStanding): boolean {
	return (
		section.fields.some((name) => (fields[name] ?? '') !== '') ||
		documents.some(({ kind }) => section.documents.includes(kind))
	);
}
