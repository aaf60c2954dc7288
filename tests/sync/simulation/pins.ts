import type { Chance } from './chance.ts';
import type { Event, Plan } from './plan.ts';

type PinEvent = Extract<Event, { do: 'unlock' | 'setPin' | 'lock' | 'removePin' | 'forgetPin' }>;

/** The same schedule with somebody who locks one of its devices, and opens it again, in the middle of it. */
export function withPin(plan: Plan, chance: Chance): Plan {
	const device = plan.devices.findIndex(({ person }) => person !== null);
	if (device < 0) return plan;
	const devices = plan.devices.with(device, { ...plan.devices[device]!, locks: true });
	const events = plan.events.filter(({ do: what }) => what !== 'signIn' && what !== 'signOut');
	let at = Math.min(events.length, chance.between(1, 6));
	for (const what of pinMoves(chance)) {
		const wait = chance.pick([0, 30, 400, 5000]);
		const moves = chance.once(2) ? chance.between(0, 120) : 0;
		const tab = chance.once(4) ? 1 : 0;
		events.splice(at, 0, { device, tab, wait, moves, ...what } as Event);
		at = Math.min(events.length, at + chance.between(1, 4));
	}
	return { ...plan, devices, events };
}

type Move = Pick<PinEvent, 'do'> & { isWrong?: boolean };

function pinMoves(chance: Chance): (Move | { do: 'signIn'; person: number })[] {
	const moves: (Move | { do: 'signIn'; person: number })[] = [{ do: 'setPin' }];
	const rounds = chance.between(1, 3);
	for (let round = 0; round < rounds; round++) {
		moves.push({ do: 'lock' });
		if (chance.once(6)) return [...moves, { do: 'forgetPin' }, { do: 'signIn', person: 0 }];
		if (chance.once(4)) moves.push({ do: 'unlock', isWrong: true });
		if (!chance.once(5)) moves.push({ do: 'unlock' });
	}
	if (chance.once(4)) moves.push({ do: 'removePin' });
	return moves;
}
