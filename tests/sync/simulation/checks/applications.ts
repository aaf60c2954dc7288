import type { Deed, Ledger } from '../ledger.ts';
import type { FinalState } from './final-state.ts';

/** What was confirmed is registered once and keeps its number; nothing is registered, withdrawn or gone by itself. */
export function checkApplications(ledger: Ledger, state: FinalState): void {
	for (const [app, owner] of ledger.owners) checkKept(ledger, state, { app, owner });
	for (const confirmation of ledger.confirmations) checkConfirmation(ledger, state, confirmation);
	for (const { app, told } of ledger.withdrawals) {
		const status = state.applications.get(app)?.status ?? '';
		// The desk may have decided before the wish arrived.
		if (told === 'saved' && !['withdrawn', 'done', 'rejected'].includes(status))
			ledger.wrong(`${app} was not withdrawn`);
	}
}

function checkKept(
	ledger: Ledger,
	state: FinalState,
	{ app, owner }: { app: string; owner: number }
): void {
	const row = state.applications.get(app);
	if (row && row.owner !== owner && owner >= 0) ledger.wrong(`${app} has another owner now`);
	if (row) checkRow(ledger, row);
	if (!row?.number && ledger.numbers.has(app)) ledger.wrong(`${app} has lost its number`);
}

function checkConfirmation(ledger: Ledger, state: FinalState, confirmation: Deed): void {
	const { app, device, told } = confirmation;
	if (told !== 'saved' || state.applications.get(app)?.number) return;
	if (isTakenBack(ledger, confirmation) || isStillHere(state, confirmation)) return;
	ledger.wrong(`${app}, confirmed on device ${device}, was never registered`);
}

function isTakenBack({ recalls, wipes }: Ledger, { app, device, order }: Deed): boolean {
	return (
		recalls.some((recall) => recall.app === app && recall.told !== 'refused') ||
		wipes.some((wipe) => wipe.device === device && wipe.order > order)
	);
}

/** A guest's, or standing there with its problem. */
function isStillHere({ devices }: FinalState, { app, device }: Deed): boolean {
	const own = devices[device]?.applications.get(app);
	return own !== undefined && (own.problems.length > 0 || devices[device]?.person === null);
}

function checkRow(
	ledger: Ledger,
	{
		id,
		status,
		removed,
		registrations,
		number,
		fields,
		conflicts
	}: NonNullable<ReturnType<FinalState['applications']['get']>>
): void {
	const did = (deeds: readonly { app: string }[]) => deeds.some((deed) => deed.app === id);
	if (registrations > 1) ledger.wrong(`${id} was registered ${registrations} times`);
	if ((number !== null) !== registrations > 0)
		ledger.wrong(`${id} has a number without a registration`);
	if (registrations > 0 && !did(ledger.confirmations)) ledger.wrong(`nobody confirmed ${id}`);
	if (status === 'withdrawn' && !did(ledger.withdrawals)) ledger.wrong(`nobody withdrew ${id}`);
	if (removed && !did(ledger.discards)) ledger.wrong(`nobody discarded ${id}`);
	if (JSON.stringify([fields, conflicts]).includes('forged'))
		ledger.wrong(`${id} holds a stranger's value`);
}
