import type { FieldChanges, FieldValues } from '../../domain/application/fields.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import { appendSave } from '../mutation-log.ts';
import type { ApplicationRow } from '../person-database.ts';
import { timeNow, type Workspace } from '../workspace.ts';

/**
 * Keeps what was typed in a draft and notes it for the server. Nothing happens to an application that is no longer a
 * draft, or is confirmed and waiting: what a person confirmed is what is sent.
 */
export async function saveFields(
	workspace: Workspace,
	id: ApplicationId,
	values: FieldValues
): Promise<void> {
	await changeDraft(workspace, id, (row) => ({ changes: changesBetween(row.fields, values) }));
}

/** Settles a conflict with the value the person chose. */
export async function resolveConflict(
	workspace: Workspace,
	id: ApplicationId,
	choice: { field: string; value: string }
): Promise<void> {
	await changeDraft(workspace, id, (row) => ({
		changes: changesBetween(row.fields, { [choice.field]: choice.value }),
		resolves: [choice.field]
	}));
}

interface DraftEdit {
	changes: FieldChanges;
	resolves?: string[];
}

async function changeDraft(
	workspace: Workspace,
	id: ApplicationId,
	edit: (row: ApplicationRow) => DraftEdit
): Promise<void> {
	const { db } = workspace;
	await db.transaction('rw', db.applications, db.mutations, async () => {
		const row = await db.applications.get(id);
		if (!row || !isEditable(row)) return;
		const { changes, resolves } = edit(row);
		if (Object.keys(changes).length === 0 && !resolves) return;
		await db.applications.update(id, {
			fields: applyChanges(row.fields, changes),
			conflicts: without(row.conflicts, resolves ?? []),
			// What was refused about a field says nothing of its new value.
			problems: row.problems.filter(({ at }) => at === undefined || !(at in changes)),
			updatedAt: timeNow(workspace)
		});
		await appendSave(db, {
			kind: 'saveDraft',
			applicationId: id,
			type: row.type,
			source: row.source,
			changes,
			...(resolves && { resolves })
		});
	});
}

/** Whether what is typed still belongs to the person alone. */
export function isEditable(row: Pick<ApplicationRow, 'status' | 'confirmedAt'>): boolean {
	return row.status === 'draft' && row.confirmedAt === null;
}

function changesBetween(fields: FieldValues, values: FieldValues): FieldChanges {
	const changes: FieldChanges = {};
	for (const [name, to] of Object.entries(values)) {
		const from = fields[name] ?? '';
		if (from !== to) changes[name] = { from, to };
	}
	return changes;
}

function applyChanges(fields: FieldValues, changes: FieldChanges): FieldValues {
	const edited = Object.entries(changes).map(([name, { to }]) => [name, to] as const);
	return { ...fields, ...Object.fromEntries(edited) };
}

function without<Value>(
	record: Record<string, Value>,
	names: readonly string[]
): Record<string, Value> {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
