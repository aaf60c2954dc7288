import { searchTextOf, type Listed } from '$lib/domain/application/listing.ts';
import { needsNote } from '$lib/domain/application/status.ts';
import type { ApplicationView } from '$lib/local/queries/applications';
import { sourceName, statusName, typeName } from '$lib/ui/names.ts';
import { addressLine } from '../home/address-line.ts';

/** A row of the table with what only its screen shows. */
export interface ListedRow extends Listed {
	isUnread: boolean;
	/** Registered, but its documents are not all at the utility yet. */
	isUploading: boolean;
	/** When it came to stand as it does, ISO 8601, and why or what for; '' until something became of it. */
	since: string;
	reason: string;
}

/** The applications as rows, in the words of the current language. */
export function listedRows(
	applications: readonly ApplicationView[],
	names: Record<string, string>
): ListedRow[] {
	return applications.map((application) => listedRow(application, names));
}

function listedRow(application: ApplicationView, names: Record<string, string>): ListedRow {
	const { id, fields, shownStatus, isUnread, history } = application;
	const last = history.length > 1 ? history.at(-1) : undefined;
	const words = {
		number: application.number ?? '',
		source: sourceName(application.source),
		name: application.applicantName,
		status: statusName(shownStatus),
		type: typeName(application.type)
	};
	return {
		id,
		shownStatus,
		isUnread,
		...words,
		date: application.submittedAt ?? '',
		searchText: searchTextOf([...Object.values(words), addressLine(fields, names)]),
		since: last?.at ?? '',
		reason: last && needsNote(last.status) ? last.note : '',
		isUploading: shownStatus === 'registered' && application.documents.some(isOnItsWay)
	};
}

function isOnItsWay({ state }: ApplicationView['documents'][number]): boolean {
	return state === 'saved' || state === 'remote';
}
