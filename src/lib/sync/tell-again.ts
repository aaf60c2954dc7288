import type { Problem } from '../domain/problem.ts';
import type { Mutation, SubmitApplication } from '../domain/wire/mutation.ts';
import { tellOfDocument } from '../local/documents/add-document.ts';
import { appendSave, pendingMutations } from '../local/mutation-log.ts';
import type { PersonDatabase } from '../local/person-database.ts';

/**
 * A draft the server had heard of by nothing but the submission it refused: it does not have it, and what is mended next
 * would be all it has. So the draft is told as it was sent, but for what was typed since; its documents too, unless it is
 * they that there is no room for. Whoever has the id is somebody else where it is not found.
 */
export async function tellAgain(
	db: PersonDatabase,
	{ applicationId, type, source, fields, documents }: SubmitApplication,
	problems: readonly Problem[]
): Promise<void> {
	const row = await db.applications.get(applicationId);
	const codes = new Set(problems.map(({ code }) => code));
	if (row?.revision !== 0 || codes.has('notFound')) return;
	const pending = await pendingMutations(db, applicationId);
	const since = new Set(pending.flatMap(({ mutation }) => fieldsOf(mutation)));
	const told = Object.entries(fields).filter(([name]) => !since.has(name));
	const changes = Object.fromEntries(told.map(([name, to]) => [name, { from: '', to }]));
	await appendSave(db, { kind: 'saveDraft', applicationId, type, source, changes });
	if (codes.has('documentsRoom') || codes.has('documentsUnfinished')) return;
	const here = await db.documents.bulkGet(documents.map(({ id }) => id));
	for (const document of here)
		if (document && !document.removedAt) await tellOfDocument(db, row, document);
}

function fieldsOf(mutation: Mutation): string[] {
	return mutation.kind === 'saveDraft' ? Object.keys(mutation.changes) : [];
}
