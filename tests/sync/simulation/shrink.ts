import type { Plan } from './plan.ts';
import { runPlan } from './run-plan.ts';

/** How many shorter schedules are tried at most. */
const MOST_TRIES = 500;

/** The shortest schedule found that still goes wrong in the same way. */
export async function shrinkPlan(plan: Plan, wrongs: readonly string[]): Promise<Plan> {
	const kinds = new Set(wrongs.map(kindOf));
	let tries = 0;
	const stillFails = async (shorter: Plan): Promise<boolean> => {
		if (++tries > MOST_TRIES) return false;
		const verdict = await runPlan(shorter);
		return verdict.wrongs.some((wrong) => kinds.has(kindOf(wrong)));
	};
	let best = plan;
	for (let before = ''; before !== JSON.stringify(best) && tries < MOST_TRIES;) {
		before = JSON.stringify(best);
		best = await shrinkOnce(best, stillFails);
	}
	return best;
}

type StillFails = (shorter: Plan) => Promise<boolean>;

async function shrinkOnce(plan: Plan, stillFails: StillFails): Promise<Plan> {
	let best = plan;
	for (let size = Math.ceil(best.events.length / 2); size > 0; size = Math.floor(size / 2)) {
		for (let from = best.events.length - size; from >= 0; from -= size) {
			const shorter = { ...best, events: best.events.toSpliced(from, size) };
			if (await stillFails(shorter)) best = shorter;
		}
	}
	for (const simpler of simplerDevices(best)) {
		const candidate = simpler(best);
		if (JSON.stringify(candidate) !== JSON.stringify(best) && (await stillFails(candidate)))
			best = candidate;
	}
	return best;
}

/** One device less to think about, one fate less to follow. */
function simplerDevices(plan: Plan): ((plan: Plan) => Plan)[] {
	return plan.devices.flatMap((device, index) => [
		(current: Plan) => ({ ...current, devices: current.devices.slice(0, Math.max(index, 1)) }),
		...[{ clockOff: 0 }, { tabs: 1 as const }, { locks: true }, { fates: [] }].map(
			(part) => (current: Plan) => withDevice(current, index, part)
		),
		...device.fates.map((_, at) => (current: Plan) => {
			const fates = current.devices[index]?.fates ?? [];
			return withDevice(current, index, {
				fates: fates.map((fate, here) => (here === at ? {} : fate))
			});
		})
	]);
}

function withDevice(plan: Plan, index: number, part: Partial<Plan['devices'][number]>): Plan {
	const device = plan.devices[index];
	if (!device || (part.fates && device.fates.length === 0)) return plan;
	return { ...plan, devices: plan.devices.with(index, { ...device, ...part }) };
}

/** What went wrong without the ids and values it went wrong with. */
function kindOf(wrong: string): string {
	return wrong
		.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
		.replaceAll(/“[^”]*”/g, '…')
		.replaceAll(/\d+/g, 'n')
		.slice(0, 60);
}
