import type { Ledger } from '../ledger.ts';
import type { FinalState, ServerApplication, Step } from './final-state.ts';

/** What may follow which step, by the oracle's own book: at the desk, and by what a device tells. */
const BY_DESK: Readonly<Record<string, readonly string[]>> = {
	registered: ['inProgress'],
	inProgress: ['moreInfo', 'done', 'rejected'],
	moreInfo: ['rejected']
};
const BY_DEVICE: Readonly<Record<string, readonly string[]>> = {
	'': ['registered'],
	registered: ['withdrawn'],
	inProgress: ['withdrawn'],
	moreInfo: ['inProgress', 'withdrawn']
};

/** What the desk set stands, and no device has set what only the desk may, or changed what was decided. */
export function checkSteps(ledger: Ledger, { applications }: FinalState): void {
	for (const application of applications.values()) {
		checkOrder(ledger, application);
		checkDeskSteps(ledger, application);
	}
}

function checkOrder(ledger: Ledger, { id, status, steps }: ServerApplication): void {
	let before = '';
	for (const step of steps) {
		if (!mayFollow(before, step)) ledger.wrong(`${id} went from ${before} to ${step.status}`);
		before = step.status;
	}
	if (before !== '' && status !== before)
		ledger.wrong(`${id} is ${status}, its last step was ${before}`);
}

function mayFollow(before: string, { status, isByDesk }: Step): boolean {
	return (isByDesk ? BY_DESK : BY_DEVICE)[before]?.includes(status) ?? false;
}

function checkDeskSteps(ledger: Ledger, { id, steps }: ServerApplication): void {
	for (const to of ['inProgress', 'moreInfo', 'done', 'rejected']) {
		const taken = ledger.steps.filter((step) => step.app === id && step.to === to);
		const sure = taken.filter(({ told }) => told === 'saved').length;
		const most = taken.filter(({ told }) => told !== 'refused').length;
		const stand = steps.filter((step) => step.isByDesk && step.status === to).length;
		if (stand < sure || stand > most)
			ledger.wrong(`the desk moved ${id} to ${to} ${sure} times, ${stand} are known`);
	}
}
