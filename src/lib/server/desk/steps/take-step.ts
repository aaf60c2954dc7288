import type { ApplicationId } from '../../../domain/ids.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { StepAnswer } from '../../../domain/wire/desk-answers.ts';
import { changeAndTell } from '../../changes/change-and-tell.ts';
import type { Application } from '../../store/applications.ts';
import type { MutationContext } from '../../sync/mutations/context.ts';
import { findEntry, readApplication } from '../application/read-application.ts';
import { lockWithOwner } from '../lock-with-owner.ts';
import type { DeskParts, Operating } from '../parts.ts';

/** A step on an application as the operator saw it. */
export interface SeenApplication {
	id: ApplicationId;
	version: number;
}

/** What a step works with: what its owner's own mutations do, and who of the staff takes it. */
export interface StepContext extends MutationContext {
	operating: Operating;
}

/** Takes the step, or answers what stands in its way and changes nothing. */
export type Step = (context: StepContext, application: Application) => Promise<Problem[]>;

/**
 * Takes one step on an application that is still what the operator saw, in one transaction. Its owner's lock comes
 * first, as in an exchange: a device's change, another operator's and this one follow one another, and the later of two
 * taken on the same sight is answered `conflict`.
 */
export async function takeStep(
	parts: DeskParts,
	operating: Operating,
	{ seen, step }: { seen: SeenApplication; step: Step }
): Promise<StepAnswer> {
	const outcome = await tryStep(parts, operating, { seen, step });
	if (outcome === 'notFound') return { kind: 'notFound' };
	if (Array.isArray(outcome) && outcome.length > 0) return { kind: 'refused', problems: outcome };
	const application = await readApplication(parts, operating, seen.id);
	if (!application) return { kind: 'notFound' };
	return { kind: outcome === 'conflict' ? 'conflict' : 'done', application };
}

function tryStep(
	parts: DeskParts,
	operating: Operating,
	{ seen, step }: { seen: SeenApplication; step: Step }
): Promise<Problem[] | 'notFound' | 'conflict'> {
	return changeAndTell(parts, async (trx) => {
		const application = await lockWithOwner(trx, seen.id);
		if (!application) return 'notFound';
		const entry = await findEntry(trx, seen.id);
		if (entry?.version !== seen.version) return 'conflict';
		const { config, addresses, clock, random } = parts;
		const shared = { config, addresses, clock, random, trx, operating };
		const context = { ...shared, owner: application.owner, device: '', proof: null, now: clock() };
		return step(context, application);
	});
}
