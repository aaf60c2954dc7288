/** No verdict could be had: the scanner is away, busy, or answers rubbish. */
export class ScanFailed extends Error {}

/** Whether something infectious is in the bytes. Throws ScanFailed, and what reading the bytes throws. */
export type Scanner = (bytes: AsyncIterable<Uint8Array>) => Promise<boolean>;
