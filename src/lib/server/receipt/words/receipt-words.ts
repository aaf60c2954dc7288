import type { Source } from '../../../domain/application/source.ts';
import type { ApplicationTypeName } from '../../../domain/application-types/names.ts';
import type { DocumentKind } from '../../../domain/documents/document-kind.ts';

/** Everything a receipt says in one language. */
export interface ReceiptWords {
	phrases: Record<ReceiptPhrase, string>;
	types: Record<ApplicationTypeName, string>;
	sources: Record<Source, string>;
	kinds: Record<DocumentKind, string>;
	/** The fields a receipt names, in the order of the form. */
	fields: Record<string, string>;
	houseTypes: Record<string, string>;
}

/** Its own headings and labels; `checkStatus` says what to do with the code and the address. */
export type ReceiptPhrase =
	| 'title'
	| 'number'
	| 'date'
	| 'source'
	| 'type'
	| 'applicant'
	| 'details'
	| 'documents'
	| 'size'
	| 'checkStatus';
