/** What a document proves: the right to the property, or who is registered at the address. */
export const DOCUMENT_KINDS = ['ownership', 'residence'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
