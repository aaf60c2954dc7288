import type { Chance } from './chance.ts';
import type { DevicePlan, Event, Plan } from './plan.ts';

const KINDS = ['ownership', 'residence'] as const;
const FIELDS = ['notes', 'house', 'placeText'];

const MOVES = {
	writeAnswer: 8,
	encloseDocument: 8,
	giveAnswer: 9,
	discardAnswer: 2,
	desk: 8,
	crash: 5,
	open: 5,
	wake: 3,
	serverCrash: 2,
	expire: 0.6,
	renew: 1.2,
	part: 1,
	withdraw: 0.7,
	attach: 1
};

/** One application is sent; then the desk asks and decides, while its owner answers on any of their devices. */
export function generateCorrespondence(
	seed: number,
	chance: Chance,
	devices: readonly DevicePlan[]
): Plan {
	const own = devices.map((device) => ({ ...device, person: 0, fates: later(chance, device) }));
	const first = { device: 0, tab: 0 };
	const events: Event[] = [
		{ ...first, do: 'start', fields: [] },
		...KINDS.map((kind) => ({ ...first, do: 'attach' as const, app: 0, kind, size: 90 })),
		{ ...first, do: 'confirm', app: 0, wait: 10 },
		{ ...first, do: 'wake', wait: 62_000 },
		desk(chance, 'inProgress', 0),
		desk(chance, 'moreInfo', 50),
		{ ...first, do: 'wake', wait: 62_000 }
	];
	const length = events.length + chance.between(6, 18);
	while (events.length < length) {
		if (chance.once(3)) events.push(...answerWhole(chance, own.length));
		else events.push(generateMove(chance, own.length));
	}
	return { seed, devices: own, events };
}

/** What is to go wrong does so, at least in part, once there is something to answer. */
function later(chance: Chance, { fates }: DevicePlan): DevicePlan['fates'] {
	return [...Array.from({ length: chance.below(8) }, () => ({})), ...fates];
}

function desk(chance: Chance, to: (Event & { do: 'desk' })['to'], wait: number): Event {
	const documents = KINDS.filter(() => chance.once(2));
	const fields = FIELDS.filter(() => chance.once(4));
	return { device: 0, tab: 0, wait, do: 'desk', app: 0, to, documents, fields };
}

/** All that is asked for, written, enclosed and given at one tab in a row. */
function answerWhole(chance: Chance, devices: number): Event[] {
	const at = { device: chance.below(devices), tab: chance.below(2), app: 0 };
	const enclose = (document: number): Event => ({
		...{ ...at, wait: chance.below(90), do: 'encloseDocument', document },
		...file(chance)
	});
	const write = { ...at, wait: chance.pick([0, 900, 62_000]), do: 'writeAnswer' as const };
	return [
		{ ...write, withFields: chance.once(2) },
		enclose(0),
		enclose(1),
		{ ...at, wait: chance.below(90), do: 'giveAnswer', twice: chance.once(4) }
	];
}

function generateMove(chance: Chance, devices: number): Event {
	const at = {
		device: chance.below(devices),
		tab: chance.once(4) ? 1 : 0,
		wait: chance.pick([0, 0, 60, 700, 5000, 62_000]),
		moves: chance.once(2) ? chance.between(0, 90) : 0,
		app: 0
	};
	const what = chance.weighted(MOVES);
	switch (what) {
		case 'desk':
			return desk(chance, chance.weighted({ moreInfo: 7, done: 1, rejected: 0.7 }), at.wait);
		case 'writeAnswer':
			return { ...at, do: what, withFields: chance.once(2) };
		case 'encloseDocument':
			return { ...at, do: what, document: chance.below(2), ...file(chance) };
		case 'giveAnswer':
			return { ...at, do: what, twice: chance.once(4) };
		case 'attach':
			return { ...at, do: what, kind: chance.pick(KINDS), size: 300 };
		default:
			return { ...at, do: what };
	}
}

function file(chance: Chance) {
	return { size: chance.between(40, 3000), isHarmful: chance.once(6) };
}
