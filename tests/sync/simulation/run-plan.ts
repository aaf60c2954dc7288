import { act } from './act.ts';
import { checkAnswers } from './checks/answers.ts';
import { checkApplications } from './checks/applications.ts';
import { checkConvergence } from './checks/convergence.ts';
import { checkDocuments } from './checks/documents.ts';
import { readFinalState } from './checks/final-state.ts';
import { checkSteps } from './checks/steps.ts';
import { checkNothingReturns, checkValues } from './checks/values.ts';
import { clockwork } from './clockwork.ts';
import { Crash } from './crashing-database.ts';
import type { Device } from './device.ts';
import { moveByDesk } from './desk.ts';
import { foreground } from './foreground.ts';
import { forge } from './forge.ts';
import { resetValues } from './made-up.ts';
import { people } from './people.ts';
import type { Event, Plan } from './plan.ts';
import { describe, type Tab } from './tab.ts';
import type { Surroundings } from './surroundings.ts';
import { BEGINNING, World } from './world.ts';

export interface Verdict {
	/** What went wrong; [] when all held. */
	wrongs: string[];
	trace: string[];
}

/** Once the faults stop everything comes to rest within this: a time-out, one capped wait, the transfers, a look around. */
const CALM_MILLISECONDS = 260_000;

/** Whoever sits at a screen when the faults stop has done what they were about to, and what they removed is gone. */
const LONGEST_THOUGHT = 90_000;

/** Runs one schedule to its end and checks all that must hold. */
export async function runPlan(plan: Plan, withTrace = false): Promise<Verdict> {
	clockwork.reset(BEGINNING);
	foreground.reset();
	resetValues();
	const world = new World(plan);
	if (withTrace) world.trace = [];
	try {
		await inClockwork(() => begin(world));
		for (const event of plan.events) await happen(world, event);
		await calmDown(world);
		await check(world);
	} catch (error) {
		world.ledger.wrong(`the schedule could not be run: ${describe(error)}`);
	} finally {
		for (const device of world.devices) device.tabs.forEach((_, slot) => device.kill(slot));
		await clockwork.settle();
		world.server.crash();
	}
	return { wrongs: [...new Set(world.ledger.wrongs)], trace: world.trace ?? [] };
}

async function begin(world: World): Promise<void> {
	for (const device of world.devices) {
		if (hasSignIns(world)) await device.writePerson();
		await device.open(0);
		if (device.plan.tabs === 2) await device.open(1);
	}
}

async function happen(world: World, event: Event): Promise<void> {
	if (event.wait) await clockwork.pass(event.wait);
	occur(world, event);
	if (event.moves) await clockwork.tick(event.moves);
}

function occur(world: World, event: Event): void {
	const device = world.devices[event.device % world.devices.length]!;
	const tab = device.tabAt(event.tab);
	const isDeed = event.do === 'start' || ('app' in event && !ELSEWHERE.includes(event.do));
	if (!isDeed) befall(world, device, event);
	else if (tab) act({ world, device, tab }, event);
}

/** What is done to an application by somebody who does not sit at the owner's screen. */
const ELSEWHERE: Event['do'][] = ['forge', 'desk'];

/** What happens to a device or to the server without anybody's doing at a screen, and signing in and out. */
function befall(world: World, device: Device, event: Event): void {
	world.note(`device ${device.index} tab ${event.tab}: ${event.do}`);
	const withTab = (work: (tab: Tab) => Promise<void>) => {
		const tab = device.tabAt(event.tab);
		if (tab) attend(world, work(tab));
	};
	const happenings: Partial<Record<Event['do'], () => unknown>> = {
		crash: () => device.kill(event.tab),
		close: () => device.close(event.tab),
		open: () => attend(world, openTab(device, event.tab)),
		wake: () => device.wake(),
		expire: () => (device.session = null),
		// Who is signing in just now has a session already.
		renew: () => (device.session = device.person ?? device.session),
		serverCrash: () => world.server.crash(),
		part: () => device.session !== null && world.server.part(people[device.session]!.id),
		signOut: () => signOut(world, device, event.tab),
		setPin: () => withTab((tab) => device.pin.set(tab)),
		removePin: () => withTab((tab) => device.pin.remove(tab)),
		lock: () => device.pin.lock(),
		forgetPin: () => attend(world, device.forgetPin())
	};
	happenings[event.do]?.();
	if (event.do === 'doom') device.doom(event.after);
	if (event.do === 'unlock' && device.pin.isUsed)
		attend(world, device.pin.unlock(event.tab, event.isWrong ?? false));
	if (event.do === 'forge') attend(world, forge(world, event.what, event.app));
	if (event.do === 'desk') attendDesk(world, moveByDesk(world, event));
	if (event.do === 'signIn' && device.person === null)
		attend(world, device.signIn(event.person, event.tab));
}

function signOut(world: World, device: Device, slot: number): void {
	if (device.person === null || !device.tabAt(slot)) return;
	world.ledger.wipes.push({ order: Infinity, device: device.index });
	attend(world, device.signOut(slot));
}

/** A device that was killed whole finds out from its disk who is signed in. */
async function openTab(device: Device, slot: number): Promise<void> {
	if (!device.tabAt(slot) && hasSignIns(device.world)) await device.readPerson();
	await device.open(slot);
}

/** After these only the disk knows who is signed in. */
const ENTERING: Event['do'][] = ['signIn', 'signOut', 'setPin'];

function hasSignIns({ plan }: Surroundings): boolean {
	return plan.events.some(({ do: what }) => ENTERING.includes(what));
}

/** A killed server leaves the desk without an answer; whatever else goes wrong there is a fault. */
function attendDesk(world: World, work: Promise<void>): void {
	work.catch((error: unknown) => {
		if (!(error instanceof Crash)) world.ledger.wrong(`the desk failed: ${describe(error)}`);
	});
}

function attend(world: World, work: Promise<void>): void {
	work.catch((error: unknown) => {
		const isKilled = world.devices.some((device) => device.tabs.includes(null));
		if (!isKilled) world.ledger.wrong(`it failed: ${describe(error)}`);
	});
}

/** The faults stop, every session is good, every device is on: from here on all must come to rest by itself. */
async function calmDown(world: World): Promise<void> {
	await clockwork.settle();
	world.isCalm = true;
	world.note('the faults stop');
	for (const device of world.devices) await inClockwork(() => openTab(device, 0));
	for (const device of world.devices) {
		if (device.session !== null && device.session !== device.person) {
			await inClockwork(() => device.signIn(device.session!, 0));
		}
		if (!device.tabs[0]) await inClockwork(() => device.pin.openSurely(0));
		if (!device.tabs[0]) throw new Error(`device ${device.index} can not be opened any more`);
		device.session = device.person;
	}
	world.network.stir();
	await clockwork.pass(LONGEST_THOUGHT);
	await clockwork.pass(CALM_MILLISECONDS - LONGEST_THOUGHT, () => isAtRest(world));
}

/** Every engine has found twice, a minute apart, that there is nothing to tell and nothing to hear. */
function isAtRest({ devices, network }: World): boolean {
	return network.isIdle(devices.flatMap(({ sending }) => sending.map(({ name }) => name)));
}

async function check(world: World): Promise<void> {
	const state = await inClockwork(() => readFinalState(world));
	checkValues(world.ledger, state);
	checkNothingReturns(world.ledger, state);
	checkDocuments(world, state);
	checkApplications(world.ledger, state);
	checkSteps(world.ledger, state);
	checkAnswers(world.ledger, state);
	checkConvergence(world.ledger, state);
	for (const fault of world.server.faults) world.ledger.wrong(`the server noted a fault: ${fault}`);
}

/** Runs what waits for IndexedDB, by making the moves it waits for. */
async function inClockwork<Result>(work: () => Promise<Result>): Promise<Result> {
	let isDone = false;
	const result = work().finally(() => (isDone = true));
	result.catch(() => undefined);
	await clockwork.pass(60_000, () => isDone);
	return result;
}
