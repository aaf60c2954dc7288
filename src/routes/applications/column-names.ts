import type { ListingColumn } from '$lib/domain/application/listing.ts';
import { m } from '$lib/i18n/compiled/messages.js';

const COLUMN_NAMES: Record<ListingColumn, () => string> = {
	number: m.table_number,
	date: m.table_date,
	source: m.table_source,
	name: m.table_name,
	status: m.table_status,
	type: m.table_type
};

/** A column's heading. */
export function columnName(column: ListingColumn): string {
	return COLUMN_NAMES[column]();
}
