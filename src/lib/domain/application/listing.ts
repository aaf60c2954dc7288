import { compareText } from '../text/collate.ts';
import { foldText, foldWords } from '../text/fold.ts';
import type { ApplicationId } from '../ids.ts';
import { STATUSES, type ShownStatus } from './status.ts';

/** A row of the table "Müraciətlər", every value in the words it is shown by. */
export interface Listed {
	id: ApplicationId;
	/** "Müraciət nömrəsi"; '' while there is none. */
	number: string;
	/** "Müraciət tarixi", ISO 8601; '' while it has not been sent. */
	date: string;
	source: string;
	name: string;
	status: string;
	type: string;
	shownStatus: ShownStatus;
	/** What it is found by: see `searchTextOf`. */
	searchText: string;
}

/** The six columns of the table. */
export const LISTING_COLUMNS = ['number', 'date', 'source', 'name', 'status', 'type'] as const;
export type ListingColumn = (typeof LISTING_COLUMNS)[number];

/** The statuses to filter by, in the order of an application's life. */
export const LISTED_STATUSES: readonly ShownStatus[] = STATUSES.flatMap((status) =>
	status === 'draft' ? (['draft', 'waiting'] as const) : [status]
);

export interface ListingOrder {
	column: ListingColumn;
	isDescending: boolean;
}

export interface ListingFilter {
	/** Every word of it must be found; '' finds all. */
	query: string;
	status: ShownStatus | 'any';
}

/** Everything an application is found by as one folded text; a number also without its dashes. */
export function searchTextOf(parts: readonly string[]): string {
	const texts = parts.flatMap((part) => [part, part.replaceAll('-', '')]);
	return foldText([...new Set(texts)].join(' '));
}

/** The rows that fit, in the same order. Words are found with or without Azerbaijani letters, and by their beginning. */
export function filterListed<Row extends Listed>(
	rows: readonly Row[],
	filter: ListingFilter
): Row[] {
	const words = foldWords(filter.query);
	return rows
		.filter((row) => filter.status === 'any' || row.shownStatus === filter.status)
		.filter((row) => words.every((word) => row.searchText.includes(word)));
}

/** The rows by one column, by the Azerbaijani alphabet; what is equal keeps its order. No date yet counts as the newest. */
export function orderListed<Row extends Listed>(rows: readonly Row[], order: ListingOrder): Row[] {
	const compare = order.column === 'date' ? compareDates : comparatorOf(order.column);
	const sign = order.isDescending ? -1 : 1;
	return rows.toSorted((first, second) => sign * compare(first, second));
}

function comparatorOf(column: Exclude<ListingColumn, 'date'>) {
	return (first: Listed, second: Listed) => compareText(first[column], second[column]);
}

function compareDates(first: Listed, second: Listed): number {
	if (first.date === second.date) return 0;
	if (first.date === '') return 1;
	if (second.date === '') return -1;
	return first.date < second.date ? -1 : 1;
}
