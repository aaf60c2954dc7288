/** The version this build speaks. A server also answers PREVIOUS_PROTOCOL; anything older is told to update. */
export const PROTOCOL = 1;

/** The most bytes of JSON one exchange carries up; a mutation larger than this travels alone. */
export const EXCHANGE_BUDGET_BYTES = 64 * 1024;

/** Header names of `document.append`, whose body is the bytes themselves. */
export const APPEND_HEADERS = { document: 'x-document', offset: 'x-offset', person: 'x-person' } as const;
