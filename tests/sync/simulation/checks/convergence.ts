import type { ApplicationRow, DocumentRow } from '../../../../src/lib/local/person-database.ts';
import type { Ledger } from '../ledger.ts';
import type { DeviceState, FinalState, ServerApplication } from './final-state.ts';

/** Nothing waits any more, and every device of a person shows what the server has. */
export function checkConvergence(ledger: Ledger, state: FinalState): void {
	for (const device of state.devices) {
		if (device.person === null) continue;
		const name = `device ${device.device}`;
		for (const pending of device.pending) ledger.wrong(`${name} still has to tell: ${pending}`);
		for (const row of state.applications.values())
			if (row.owner === device.person) checkApplication(ledger, row, { device, state });
		for (const row of device.applications.values()) checkKnown(ledger, row, { device, state });
	}
}

interface Where {
	device: DeviceState;
	state: FinalState;
}

function checkApplication(ledger: Ledger, row: ServerApplication, { device, state }: Where): void {
	const shown = device.applications.get(row.id);
	if (row.removed) return;
	if (!shown) {
		ledger.wrong(`device ${device.device} does not show ${row.id}`);
		return;
	}
	const there = JSON.stringify(viewOfServer(row, state));
	const here = JSON.stringify(viewOfDevice(shown, device.documents));
	if (there !== here)
		ledger.wrong(`device ${device.device} shows ${here} where the server has ${there} (${row.id})`);
}

/** What the server does not have stands only with a reason beside it. */
function checkKnown(ledger: Ledger, shown: ApplicationRow, { device, state }: Where): void {
	const row = state.applications.get(shown.id);
	const isGone = !row || row.removed;
	if (row && row.owner !== device.person)
		ledger.wrong(`device ${device.device} shows ${shown.id}, which is somebody else's`);
	if (isGone && shown.problems.length === 0)
		ledger.wrong(`device ${device.device} shows ${shown.id}, which the server does not have`);
}

function viewOfServer(row: ServerApplication, { documents }: FinalState) {
	const own = [...documents.values()].filter(
		(document) => document.app === row.id && !document.removed
	);
	return {
		...{ status: row.status, number: row.number, fields: sorted(row.fields) },
		history: row.steps.map(({ id }) => id),
		conflicts: conflictsOf(row),
		documents: own.map(({ id, state }) => `${id} ${state}`).sort()
	};
}

function viewOfDevice(row: ApplicationRow, documents: readonly DocumentRow[]) {
	const own = documents.filter(
		(document) =>
			document.applicationId === row.id && !document.removedAt && document.answers === undefined
	);
	const stateOf = ({ state }: DocumentRow) =>
		state === 'held' || state === 'refused' ? state : 'receiving';
	const isTold = (document: DocumentRow) =>
		!(document.state === 'refused' && document.revision === 0);
	return {
		...{ status: row.status, number: row.number, fields: sorted(row.fields) },
		history: row.history.map(({ id }) => id),
		conflicts: conflictsOf(row),
		documents: own
			.filter(isTold)
			.map((document) => `${document.id} ${stateOf(document)}`)
			.sort()
	};
}

function conflictsOf({ conflicts }: Pick<ServerApplication, 'conflicts'>): string[] {
	return Object.entries(conflicts)
		.flatMap(([field, open]) => open.map(({ value }) => `${field} ${value}`))
		.sort();
}

function sorted(fields: Record<string, string>): string[] {
	return Object.entries(fields)
		.filter(([, value]) => value !== '')
		.map(([field, value]) => `${field} ${value}`)
		.sort();
}
