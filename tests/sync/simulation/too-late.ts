import type { Chance } from './chance.ts';
import type { DevicePlan, Event } from './plan.ts';

const FIELDS = ['notes', 'house', 'placeText'];

/** The first draft is sent or discarded at one place while somebody types in it at another, and that tab is killed. */
export function generateTooLate(chance: Chance, devices: readonly DevicePlan[]): Event[] {
	const [first] = devices;
	const other = devices.findIndex(({ person }, index) => index > 0 && person === first?.person);
	return other > 0 ? elsewhere(chance, other) : onOneDevice(chance);
}

/** What is typed on the other device is refused; it is killed while it hears so. */
function elsewhere(chance: Chance, device: number): Event[] {
	const first = { device: 0, tab: 0 };
	const other = { device, tab: 0 };
	const what = chance.pick(['confirm', 'discard'] as const);
	return [
		{ ...first, do: what, app: 0, wait: 62_000 },
		{ ...first, do: 'wake', wait: what === 'discard' ? 11_000 : 150 },
		{ ...other, do: 'doom', after: chance.between(1, 16), wait: 60 },
		{ ...other, do: 'type', app: 0, fields: [chance.pick(FIELDS)], wait: chance.below(90) },
		{ ...other, do: 'open', wait: chance.between(100, 900) }
	];
}

/** One tab is thought in while the other sends. */
function onOneDevice(chance: Chance): Event[] {
	const thinking = { device: 0, tab: 0, app: 0 };
	return [
		{ device: 0, tab: 1, do: 'open' },
		{ ...thinking, do: 'type', fields: [chance.pick(FIELDS)], think: 2000, wait: 500 },
		{ device: 0, tab: 1, do: 'confirm', app: 0, wait: chance.between(10, 900) }
	];
}
