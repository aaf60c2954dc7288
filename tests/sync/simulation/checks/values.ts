import { type Edit, type Ledger, takenKey } from '../ledger.ts';
import type { DeviceState, FinalState, ServerApplication } from './final-state.ts';

/** Every value a device called saved stands, waits for a choice, or was given up by somebody who had it in front. */
export function checkValues(ledger: Ledger, state: FinalState): void {
	for (const edit of ledger.edits) {
		if (edit.told !== 'saved' || edit.value === '') continue;
		if (isKept(edit, state) || isGivenUp(edit, ledger, state)) continue;
		ledger.wrong(
			`${edit.field} “${edit.value}” of ${edit.app}, saved on device ${edit.device} over “${edit.seen}”, is lost`
		);
	}
}

/** A value somebody had in front and typed over does not come back by itself; whoever confirms brings all they see. */
export function checkNothingReturns(ledger: Ledger, { applications }: FinalState): void {
	for (const { id, fields, removed, number } of applications.values()) {
		if (removed || number !== null) continue;
		for (const [field, value] of Object.entries(fields)) {
			const over = value === '' ? undefined : typedOver(ledger, { app: id, field, value });
			if (over) ledger.wrong(`${field} “${value}” of ${id} came back over “${over.value}”`);
		}
	}
}

/** The edit the server took over this value, if nobody typed or chose the value after it. */
function typedOver(
	{ edits, settlings, taken }: Ledger,
	standing: { app: string; field: string; value: string }
): Edit | undefined {
	const isHere = (deed: { app: string; field: string }) =>
		deed.app === standing.app && deed.field === standing.field;
	const given = [...edits, ...settlings].filter(
		(deed) => isHere(deed) && deed.value === standing.value
	);
	// Typed twice it may come back by the other hand.
	if (given.length > 1) return undefined;
	const last = Math.max(...given.map(({ order }) => order));
	return edits.find(
		(edit) =>
			isHere(edit) &&
			edit.seen === standing.value &&
			edit.value !== '' &&
			edit.order > last &&
			// Of a value typed twice nobody can say which time it was that the server took it.
			edits.filter((other) => isHere(other) && other.value === edit.value).length === 1 &&
			taken.has(takenKey(edit.app, edit.field, edit.value))
	);
}

function isKept(edit: Edit, { applications, devices }: FinalState): boolean {
	const row = applications.get(edit.app);
	if (row && !row.removed && isShown(row, edit)) return true;
	return isOnDevice(edit, { isGone: !row || row.removed, own: devices[edit.device] });
}

/** With the reason why it stands there alone, or a guest's. */
function isOnDevice(
	{ app, field, value }: Edit,
	{ isGone, own }: { isGone: boolean; own: DeviceState | undefined }
): boolean {
	const shown = own?.applications.get(app);
	if (!shown) return false;
	const hasReason = shown.problems.length > 0;
	const isLeftOver = shown.leftOver[field] === value && hasReason;
	const isOnlyHere = isGone && (own?.person === null || hasReason);
	return isLeftOver || (isOnlyHere && shown.fields[field] === value);
}

function isShown(
	row: Pick<ServerApplication, 'fields' | 'conflicts'>,
	{ field, value }: Edit
): boolean {
	return (
		row.fields[field] === value || (row.conflicts[field] ?? []).some((open) => open.value === value)
	);
}

function isGivenUp(edit: Edit, ledger: Ledger, state: FinalState): boolean {
	return (
		isTypedOver(edit, ledger) ||
		isAnsweredOver(edit, ledger) ||
		isSettled(edit, ledger) ||
		isDiscarded(edit, ledger, state) ||
		isWiped(edit, ledger)
	);
}

/** Typed over on the same device, or by somebody who had the value in front. */
function isTypedOver(edit: Edit, { edits }: Ledger): boolean {
	return edits.some(
		(later) =>
			later.app === edit.app &&
			later.field === edit.field &&
			later.order !== edit.order &&
			later.told !== 'refused' &&
			(later.seen === edit.value || (later.device === edit.device && later.order > edit.order))
	);
}

/** Put right in an answer by somebody who had the value in front. */
function isAnsweredOver({ app, field, value }: Edit, { givings }: Ledger): boolean {
	return givings.some(
		(giving) =>
			giving.app === app &&
			giving.told !== 'refused' &&
			giving.fields.some((put) => put.field === field && put.seen === value)
	);
}

function isSettled(edit: Edit, { settlings, dismissals }: Ledger): boolean {
	return (
		settlings.some(
			(choice) =>
				choice.app === edit.app &&
				choice.field === edit.field &&
				choice.told !== 'refused' &&
				(choice.seen.includes(edit.value) ||
					(choice.device === edit.device && choice.order > edit.order))
		) || dismissals.some(({ app, values }) => app === edit.app && values[edit.field] === edit.value)
	);
}

/** With the whole draft, by the same hand or once the server had it; what was typed apart from that is to be read. */
function isDiscarded(
	edit: Edit,
	{ discards, taken }: Ledger,
	{ applications }: FinalState
): boolean {
	const { app, device, field, value } = edit;
	const row = applications.get(app);
	const wasTaken = taken.has(takenKey(app, field, value));
	return (
		(!row || row.removed) &&
		discards.some((discard) => discard.app === app && (discard.device === device || wasTaken))
	);
}

/** Gone with a sign-out before it was sent, of which the person was warned; what the server took must be there. */
function isWiped({ app, field, value, device, order }: Edit, { wipes, taken }: Ledger): boolean {
	return (
		wipes.some((wipe) => wipe.device === device && wipe.order > order) &&
		!taken.has(takenKey(app, field, value))
	);
}
