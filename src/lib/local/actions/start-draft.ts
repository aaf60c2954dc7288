import type { FieldChanges, FieldValues } from '../../domain/application/fields.ts';
import type { Source } from '../../domain/application/source.ts';
import type { ApplicationTypeName } from '../../domain/application-types/names.ts';
import { type ApplicationId, makeId } from '../../domain/ids.ts';
import { appendSave } from '../mutation-log.ts';
import type { ApplicationRow } from '../person-database.ts';
import { timeNow, type Workspace } from '../workspace.ts';

export interface DraftStart {
	type: ApplicationTypeName;
	source: Source;
	/** What is known already: the FİN just typed, the phone from sign-in. */
	fields: FieldValues;
}

/** Makes a draft on this device. It is here for good when this resolves. */
export async function startDraft(workspace: Workspace, start: DraftStart): Promise<ApplicationId> {
	const { db } = workspace;
	const id = makeId<ApplicationId>(workspace.clock, workspace.random);
	await db.transaction('rw', db.applications, db.mutations, () => addDraft(workspace, id, start));
	return id;
}

/** Adds a draft under an id and queues it for the server. In the caller's transaction. */
export async function addDraft(
	workspace: Workspace,
	id: ApplicationId,
	start: DraftStart
): Promise<ApplicationRow> {
	const { db } = workspace;
	const row = draftRow(id, start, workspace);
	await db.applications.add(row);
	await appendSave(db, {
		kind: 'saveDraft',
		applicationId: id,
		type: start.type,
		source: start.source,
		changes: changesFromNothing(start.fields)
	});
	return row;
}

function changesFromNothing(fields: FieldValues): FieldChanges {
	return Object.fromEntries(Object.entries(fields).map(([name, to]) => [name, { from: '', to }]));
}

function draftRow(id: ApplicationId, start: DraftStart, workspace: Workspace): ApplicationRow {
	const { person } = workspace;
	const now = timeNow(workspace);
	return {
		...start,
		id,
		base: {},
		conflicts: {},
		status: 'draft',
		confirmedAt: null,
		number: null,
		applicantName: person ? `${person.givenName} ${person.familyName}` : '',
		createdAt: now,
		updatedAt: now,
		submittedAt: null,
		dueOn: null,
		subscriberCode: null,
		history: [],
		revision: 0,
		seenEvents: 0,
		discardedAt: null,
		problems: [],
		leftOver: {},
		answer: null
	};
}
