import type { DocumentId } from '../../domain/ids.ts';
import type { Millis } from './columns.ts';

/** Documents of which the document store may have something. */
export interface DocumentFileTable {
	document_id: DocumentId;
	/** How often a check of what waits in quarantine has come to nothing. */
	checks: number;
	next_check_at: Millis | null;
	/** The pages of its rendition, and of the document itself; null until it was made. */
	pages: number | null;
	page_total: number | null;
}

/** Keys with which something is encrypted. */
export interface DocumentKeyTable {
	label: string;
	first_used_at: Millis;
}
