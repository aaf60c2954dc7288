import {
	checkDocuments,
	checkFields,
	normalizeFields
} from '../../domain/application-types/application-type.ts';
import { applicationType } from '../../domain/application-types/registry.ts';
import { CONSENT_VERSION } from '../../domain/consent.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import type { Problem } from '../../domain/problem.ts';
import { declarationOf } from '../documents/declaration.ts';
import { appendMutation, pendingMutations } from '../mutation-log.ts';
import type { ApplicationRow, DocumentRow, PersonDatabase } from '../person-database.ts';
import { problemsLeft } from '../problems-left.ts';
import { purgeRemovedOf } from '../purge.ts';
import { timeNow, type Workspace } from '../workspace.ts';
import { isEditable } from './save-fields.ts';

/**
 * Confirms a draft as it stands: from now on it waits to be sent, and goes by itself. Answers what must be mended
 * first; [] when it is queued. Confirming twice queues it once.
 */
export async function confirmApplication(
	workspace: Workspace,
	id: ApplicationId
): Promise<Problem[]> {
	const { db } = workspace;
	const tables = [db.applications, db.documents, db.parts, db.mutations];
	return db.transaction('rw', tables, async () => {
		const row = await db.applications.get(id);
		if (!row) return [{ code: 'notFound' }];
		if (!isEditable(row)) return [];
		const all = await db.documents.where('applicationId').equals(id).toArray();
		const documents = all.filter(({ removedAt }) => !removedAt);
		const problems = problemsOf(row, documents);
		if (problems.length > 0) return problems;
		// Only now: what was removed by mistake can be brought back as long as nothing is confirmed.
		await purgeRemovedOf(db, id);
		await queueSubmission(workspace, row, documents);
		return [];
	});
}

function problemsOf(row: ApplicationRow, documents: readonly DocumentRow[]): Problem[] {
	const type = applicationType(row.type);
	const usable = documents.filter((document) => document.state !== 'refused');
	const kinds = usable.map((document) => document.kind);
	return [...checkFields(type, row.fields), ...checkDocuments(type, kinds)];
}

async function queueSubmission(
	workspace: Workspace,
	row: ApplicationRow,
	documents: readonly DocumentRow[]
): Promise<void> {
	const { db } = workspace;
	const { id, type, source } = row;
	const fields = normalizeFields(applicationType(type), row.fields);
	const confirmedAt = timeNow(workspace);
	if (row.revision === 0) await dropUnsentEdits(db, id);
	await appendMutation(db, {
		kind: 'submitApplication',
		applicationId: id,
		type,
		source,
		fields,
		documents: documents.filter(({ state }) => state !== 'refused').map(declarationOf),
		consent: CONSENT_VERSION,
		confirmedAt
	});
	const problems = problemsLeft(row);
	const confirmation = { consent: CONSENT_VERSION, at: confirmedAt };
	const confirmed = { fields, confirmedAt, confirmation, problems, updatedAt: confirmedAt };
	await db.applications.update(id, confirmed);
}

/** A draft the server never heard of goes whole with its submission: its edits and declarations would say it twice. */
async function dropUnsentEdits(db: PersonDatabase, id: ApplicationId): Promise<void> {
	const pending = await pendingMutations(db, id);
	if (pending.some((mutation) => mutation.seq !== null)) return;
	await db.mutations.bulkDelete(pending.map((mutation) => mutation.order));
}
