import { generateBrawl } from './brawl.ts';
import { Chance } from './chance.ts';
import { generateCorrespondence } from './correspondence.ts';
import { generateTooLate } from './too-late.ts';
import { withPin } from './pins.ts';
import type { DevicePlan, Event, Fate, ForgedKind, Plan } from './plan.ts';

/** Every schedule is what its seed says, and short: what goes wrong does so within a handful of moves. */
export function generatePlan(seed: number): Plan {
	const chance = new Chance(seed * 2654435761);
	const isBrawl = chance.once(8);
	const people = !isBrawl && chance.once(3) ? 2 : 1;
	const devices = Array.from({ length: chance.pick([1, 2, 2, 2, 3]) }, (_, index) =>
		generateDevice(chance, index, people)
	);
	const plan = generateBy(seed, chance, { devices, isBrawl });
	return chance.once(8) ? withPin(plan, chance) : plan;
}

function generateBy(
	seed: number,
	chance: Chance,
	{ devices, isBrawl }: { devices: DevicePlan[]; isBrawl: boolean }
): Plan {
	if (isBrawl) return generateBrawl(seed, chance, devices);
	if (chance.once(6)) return generateCorrespondence(seed, chance, devices);
	return { seed, devices, events: generateEvents(chance, devices) };
}

function generateDevice(chance: Chance, index: number, people: number): DevicePlan {
	const fates = Array.from({ length: chance.between(0, 10) }, () => generateFate(chance));
	return {
		person: chance.once(12) ? null : index % people,
		clockOff: chance.once(2) ? 0 : Math.round((chance.next() - 0.5) * 4 * DAY),
		locks: !chance.once(3),
		tabs: chance.once(3) ? 2 : 1,
		appendBytes: chance.pick([100, 700, 700, 16384, 262144]),
		fates
	};
}

const DAY = 86_400_000;

const FATES: Record<string, number> = {
	pass: 8,
	slow: 2,
	lostUp: 2,
	lostDown: 5,
	silentDown: 2,
	twice: 2,
	late: 2,
	cut: 6,
	stall: 3,
	buffered: 2,
	garbage: 1,
	busy: 1,
	tooLarge: 1,
	crash: 5,
	kill: 4,
	garble: 1.5
};

function generateFate(chance: Chance): Fate {
	const up = chance.between(1, 400);
	const down = chance.between(1, 400);
	switch (chance.weighted(FATES)) {
		case 'slow':
			return { up: up * 10, down: down * 10 };
		case 'lostUp':
			return { up, lose: 'up', silent: chance.once(2) };
		case 'lostDown':
			return { up, down, lose: 'down' };
		case 'silentDown':
			return { up, down, lose: 'down', silent: true };
		case 'twice':
			return { up, down, again: chance.between(1, 60_000), ...lossDown(chance) };
		case 'late':
			return { up: chance.between(29_000, 70_000), down };
		case 'cut':
			return { up, cut: chance.next(), ...lossDown(chance) };
		case 'stall':
			return { up, cut: chance.next(), stall: chance.between(100, 50_000), ...ending(chance) };
		case 'buffered':
			return { up, cut: chance.next(), buffered: true };
		case 'garbage':
			return { up, garbage: true };
		case 'busy':
			return { up, busy: chance.between(0, 20) };
		case 'tooLarge':
			return { up, tooLarge: true };
		case 'crash':
			return { up, down, crash: chance.between(1, 16) };
		case 'kill':
			return { up, down, kill: chance.between(1, 60) };
		case 'garble':
			return { up, down, garble: true };
		default:
			return { up, down };
	}
}

function lossDown(chance: Chance): Fate {
	return chance.once(2) ? { lose: 'down' } : {};
}

function ending(chance: Chance): Fate {
	return { then: chance.once(2) ? 'rest' : 'end' };
}

const DEEDS = {
	start: 4,
	type: 26,
	attach: 9,
	remove: 3,
	restoreDocument: 1,
	discard: 3,
	restore: 1,
	confirm: 8,
	recall: 1,
	withdraw: 3,
	dismiss: 1,
	resolve: 7,
	crash: 7,
	open: 7,
	close: 1,
	wake: 4,
	signOut: 0.5,
	signIn: 2,
	expire: 1,
	renew: 1,
	serverCrash: 2,
	part: 1,
	forge: 2
};

function generateEvents(chance: Chance, devices: readonly DevicePlan[]): Event[] {
	const events: Event[] = [];
	const first = { device: 0, tab: 0, wait: 0 };
	events.push({ ...first, do: 'start', fields: someFields(chance), moves: chance.between(0, 60) });
	if (!chance.once(4)) events.push(...attachBoth(chance, 0));
	if (chance.once(10)) events.push(...sendTwo(chance));
	// Most begin with the first draft known everywhere: two devices on one draft is where it gets hard.
	if (!chance.once(3)) events.push({ ...first, do: 'wake', wait: 62_000, moves: 0 });
	if (chance.once(6)) events.push(...generateTooLate(chance, devices));
	const isShared = devices.some(({ person }) => person === 1);
	if (isShared) events.push({ ...first, device: 1, do: 'start', fields: [], moves: 0 });
	const length = chance.between(3, 16);
	while (events.length < length + 4) events.push(generateEvent(chance, devices));
	return events;
}

/** Two whole applications, both on their way at once. */
function sendTwo(chance: Chance): Event[] {
	const at = { device: 0, tab: 0, wait: 50 };
	return [
		{ ...at, do: 'start', fields: [] },
		...attachBoth(chance, 0),
		...attachBoth(chance, 1),
		{ ...at, do: 'confirm', app: 0 },
		{ ...at, do: 'confirm', app: 1, wait: wait(chance) }
	];
}

function attachBoth(chance: Chance, app: number): Event[] {
	return (['ownership', 'residence'] as const).map((kind) => ({
		...{ device: 0, tab: 0, wait: chance.below(50), moves: 0, app },
		do: 'attach',
		kind,
		size: size(chance)
	}));
}

function generateEvent(chance: Chance, devices: readonly DevicePlan[]): Event {
	const at = {
		device: chance.below(devices.length),
		tab: chance.once(4) ? 1 : 0,
		wait: wait(chance),
		moves: chance.once(2) ? chance.between(0, 90) : 0
	};
	const app = chance.once(4) ? chance.below(3) : 0;
	const what = chance.weighted(DEEDS);
	switch (what) {
		case 'start':
			return { ...at, do: what, fields: someFields(chance) };
		case 'type':
			return { ...at, do: what, app, fields: someFields(chance), ...typing(chance) };
		case 'attach':
			return { ...at, do: what, app, kind: chance.pick(KINDS), size: size(chance) };
		case 'remove':
		case 'restoreDocument':
			return { ...at, do: what, app, document: chance.below(3) };
		case 'resolve':
			return { ...at, do: what, app, choice: chance.below(3) };
		case 'signIn':
			return { ...at, do: what, person: chance.below(2) };
		case 'forge':
			return { ...at, do: what, app, what: chance.pick(FORGED) };
		case 'crash':
		case 'open':
		case 'close':
		case 'wake':
		case 'signOut':
		case 'expire':
		case 'renew':
		case 'serverCrash':
		case 'part':
			return { ...at, do: what };
		default:
			return { ...at, do: what, app };
	}
}

const KINDS = ['ownership', 'residence'] as const;
const FORGED: ForgedKind[] = [
	'saveDraft',
	'discardDraft',
	'attachDocument',
	'removeDocument',
	'submit',
	'withdraw',
	'append'
];
/** Few fields, so that two devices often meet in one. */
const FIELDS = ['notes', 'house', 'placeText'];

function someFields(chance: Chance): string[] {
	const fields = FIELDS.filter(() => chance.once(2));
	return fields.length > 0 ? fields : ['notes'];
}

function typing(chance: Chance) {
	return {
		...(chance.once(3) && { think: chance.pick([5, 300, 2000, 62_000]) }),
		...(chance.once(8) && { again: true }),
		...(chance.once(12) && { clear: true })
	};
}

function size(chance: Chance): number {
	if (chance.once(40)) return chance.between(262_000, 530_000);
	return chance.once(6) ? chance.between(16_000, 40_000) : chance.between(20, 3000);
}

function wait(chance: Chance): number {
	if (chance.once(3)) return 0;
	if (chance.once(2)) return chance.between(1, 800);
	return chance.once(2) ? chance.between(800, 9000) : chance.between(9000, 75_000);
}
