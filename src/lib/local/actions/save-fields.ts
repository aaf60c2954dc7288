import type { FieldChanges, FieldValues } from '../../domain/application/fields.ts';
import {
	replayChanges,
	settleConflicts,
	type SettledValues
} from '../../domain/application/merge.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import { appendSave } from '../mutation-log.ts';
import type { ApplicationRow } from '../person-database.ts';
import { timeNow, type Workspace } from '../workspace.ts';

/** The draft was discarded on another device while something was typed here, which is not kept. */
export class DraftGone extends Error {
	override readonly name = 'DraftGone';
}

/**
 * Keeps what was typed in a draft and notes it for the server. In an application that is no longer a draft, or is
 * confirmed and waiting, what a person confirmed stays: what was typed all the same is left over beside it, with the
 * reason. Throws DraftGone when there is no such application any more.
 */
export async function saveFields(
	workspace: Pick<Workspace, 'db' | 'clock'>,
	id: ApplicationId,
	values: FieldValues
): Promise<void> {
	await changeDraft(workspace, id, (row) => ({ changes: changesBetween(row.fields, values) }));
}

/**
 * The same for what was typed over what the screen showed, which need not be what the store has by now: `from` is what
 * the person had in front, so that a value from another device they have not seen is not taken for one they replaced.
 */
export async function saveEdits(
	workspace: Workspace,
	id: ApplicationId,
	edits: FieldChanges
): Promise<void> {
	const changes = Object.fromEntries(
		Object.entries(edits).filter(([, { from, to }]) => from !== to)
	);
	await changeDraft(workspace, id, () => ({ changes }));
}

/** Settles a conflict with the value the person chose among those they were shown; all there are unless given. */
export async function resolveConflict(
	workspace: Workspace,
	id: ApplicationId,
	choice: { field: string; value: string; among?: readonly string[] }
): Promise<void> {
	const { field, value, among } = choice;
	await changeDraft(workspace, id, (row) => ({
		changes: changesBetween(row.fields, { [field]: value }),
		resolves: { [field]: [...(among ?? openValues(row, field))] }
	}));
}

function openValues({ conflicts }: ApplicationRow, field: string): string[] {
	return (conflicts[field] ?? []).map((conflict) => conflict.value);
}

interface DraftEdit {
	changes: FieldChanges;
	resolves?: SettledValues;
}

async function changeDraft(
	workspace: Pick<Workspace, 'db' | 'clock'>,
	id: ApplicationId,
	edit: (row: ApplicationRow) => DraftEdit
): Promise<void> {
	const { db } = workspace;
	await db.transaction('rw', db.applications, db.mutations, async () => {
		const row = await db.applications.get(id);
		if (!row) throw new DraftGone();
		const { changes, resolves } = edit(row);
		if (Object.keys(changes).length === 0 && !resolves) return;
		if (!isEditable(row)) return leaveOver(workspace, row, changes);
		await db.applications.update(id, {
			fields: replayChanges(row.fields, [changes]),
			conflicts: settleConflicts(row, resolves ?? {}).conflicts,
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

/** The application had moved on under the person's hands: what they typed stands beside it, with the reason. */
async function leaveOver(
	{ db }: Pick<Workspace, 'db'>,
	row: ApplicationRow,
	changes: FieldChanges
): Promise<void> {
	if (Object.keys(changes).length === 0) return;
	const others = row.problems.filter(({ code }) => code !== 'alreadySubmitted');
	await db.applications.update(row.id, {
		leftOver: replayChanges(row.leftOver, [changes]),
		problems: [...others, { code: 'alreadySubmitted' }]
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
