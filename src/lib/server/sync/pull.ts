import type { PersonId } from '../../domain/ids.ts';
import type { Changes } from '../../domain/wire/records.ts';
import type { Database } from '../database/database.ts';
import { type Application, listChangedApplications } from '../store/applications.ts';
import { type Document, listChangedDocuments } from '../store/documents.ts';
import { readPersonName } from '../store/persons.ts';
import { listStatusEvents, type ToldStep } from '../store/status-events.ts';
import { type Change, cutPage, PAGE_ROWS } from './page.ts';
import { recordOfApplication, recordOfDocument } from './records.ts';

export interface Page {
	changes: Changes;
	/** The revision up to which the device has seen everything once it has stored this page. */
	cursor: number;
	more: boolean;
}

/**
 * What changed for this owner after the device's cursor (docs/sync.md, “Pull”). The revision was read before: a row that
 * changes meanwhile has a higher one and is told next time.
 */
export async function pull(
	db: Database,
	owner: PersonId,
	{ cursor, revision }: { cursor: number; revision: number }
): Promise<Page> {
	// A cursor from before a backup was restored means nothing here: everything is told again.
	const after = cursor > revision ? 0 : cursor;
	const changes = after < revision ? await readChanges(db, owner, { after, upTo: revision }) : [];
	const { kept, reached } = cutPage(changes, revision);
	return {
		changes: {
			applications: kept.flatMap(({ application }) => application ?? []),
			documents: kept.flatMap(({ document }) => document ?? [])
		},
		cursor: reached,
		more: reached < revision
	};
}

/** One row more than a page takes shows that there is more. */
const ROWS_READ = PAGE_ROWS + 1;

async function readChanges(
	db: Database,
	owner: PersonId,
	range: { after: number; upTo: number }
): Promise<Change[]> {
	const since = { ...range, limit: ROWS_READ };
	const applications = await listChangedApplications(db, owner, since);
	const documents = await listChangedDocuments(db, owner, since);
	const told = await tellApplications(db, owner, applications);
	return [...told, ...documents.map(tellDocument)];
}

async function tellApplications(
	db: Database,
	owner: PersonId,
	applications: readonly Application[]
): Promise<Change[]> {
	if (applications.length === 0) return [];
	const sent = applications.filter(({ status }) => status !== 'draft').map(({ id }) => id);
	const steps = await listStatusEvents(db, owner, sent);
	const stepsById = Map.groupBy(steps, (step: ToldStep) => step.applicationId);
	const applicantName = await readPersonName(db, owner);
	return applications.map((application) => ({
		revision: application.revision,
		application: recordOfApplication(application, {
			applicantName,
			steps: stepsById.get(application.id) ?? []
		})
	}));
}

function tellDocument(document: Document): Change {
	return { revision: document.revision, document: recordOfDocument(document) };
}
