import type { Chance } from './chance.ts';
import type { DevicePlan, Event, Plan } from './plan.ts';

/** Everybody types into one field and settles what others typed, with little time between. */
export function generateBrawl(seed: number, chance: Chance, devices: readonly DevicePlan[]): Plan {
	const three = [0, 1, 2].map((index) => ({ ...(devices[index] ?? devices[0]!), person: 0 }));
	const first = { device: 0, tab: 0, wait: 0 };
	const events: Event[] = [
		{ ...first, do: 'start', fields: [] },
		{ ...first, do: 'wake', wait: 62_000 }
	];
	while (events.length < 16) {
		const at = {
			device: chance.below(3),
			tab: 0,
			wait: chance.pick([0, 5, 200, 900, 8000, 62_000])
		};
		const what = chance.weighted({ type: 6, resolve: 4, wake: 3 });
		if (what === 'type') events.push({ ...at, do: what, app: 0, fields: ['notes'] });
		else if (what === 'resolve') events.push({ ...at, do: what, app: 0, choice: chance.below(3) });
		else events.push({ ...at, do: what });
	}
	return { seed, devices: three, events };
}
