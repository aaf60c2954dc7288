import {
	type MergeSide,
	mergeChanges,
	settleConflicts
} from '../../../domain/application/merge.ts';
import type { Outcome } from '../../../domain/wire/exchange.ts';
import type { SaveDraft } from '../../../domain/wire/mutation.ts';
import { isNew, keepApplication } from '../../store/applications.ts';
import { digestOf } from '../digest.ts';
import type { MutationContext } from './context.ts';
import { findOrBegin } from './find-or-begin.ts';
import { DONE, refuse } from './refusal.ts';
import { findUnknownField } from './unknown-field.ts';

/** Lays a device's edits over the draft that stands, which begins with the first of them. */
export async function saveDraft(context: MutationContext, asked: SaveDraft): Promise<Outcome> {
	const { changes, resolves = {} } = asked;
	const standing = await findOrBegin(context, asked);
	if (!standing) return refuse('notFound');
	const unknown = findUnknownField(standing.type, [
		...Object.keys(changes),
		...Object.keys(resolves)
	]);
	if (unknown !== undefined) return refuse('malformed', unknown);
	if (standing.status !== 'draft') return refuse('alreadySubmitted');
	const author = { device: context.device, at: new Date(context.now).toISOString() };
	// Settled first: a value that another device gave after the choice was made is a new conflict.
	const merged = mergeChanges(settleConflicts(sideOf(standing), resolves), changes, author);
	const hasChanged = isNew(standing) || digestOf(merged) !== digestOf(sideOf(standing));
	if (hasChanged) await keepApplication(context, { ...standing, ...merged });
	return DONE;
}

function sideOf({ fields, conflicts, authors }: MergeSide): MergeSide {
	return { fields, conflicts, authors };
}
