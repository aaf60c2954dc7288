import { makeId } from '../../../domain/ids.ts';
import type { Application } from '../../store/applications.ts';
import { addStatusEvent } from '../../store/status-events.ts';
import type { MutationContext } from './context.ts';

/** Adds the status an application has just reached to its history. */
export async function recordStatus(
	{ trx, clock, random, now }: MutationContext,
	{ id, status }: Application
): Promise<void> {
	const event = { id: makeId(clock, random), applicationId: id, status, note: '', at: now };
	await addStatusEvent(trx, event);
}
