import type { Branded } from './brand.ts';

export type ApplicationId = Branded<string, 'ApplicationId'>;
export type DocumentId = Branded<string, 'DocumentId'>;
export type PersonId = Branded<string, 'PersonId'>;
export type ClientId = Branded<string, 'ClientId'>;

/** Milliseconds since the epoch, UTC. */
export type Clock = () => number;

/** Fills and returns the given array with unpredictable bytes. */
export type RandomBytes = (target: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

const ID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether the text is a UUIDv7 in lower case: the only form of id that crosses the wire. */
export function isId(text: string): boolean {
	return ID_PATTERN.test(text);
}

/**
 * Makes a UUIDv7 (RFC 9562, 5.7): 48 bits of the clock, then random bits.
 * Ids made on one device sort by the time they were made; no two devices need to agree on anything.
 */
export function makeId<Id extends string>(clock: Clock, random: RandomBytes): Id {
	const bytes = random(new Uint8Array(16));
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const now = clock();
	view.setUint32(0, Math.floor(now / 0x10000));
	view.setUint16(4, now % 0x10000);
	view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
	view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
	return formatId(bytes) as Id;
}

/** When an id was made by the clock of the device that made it, epoch milliseconds. */
export function madeAt(id: string): number {
	return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

function formatId(bytes: Uint8Array): string {
	const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return [8, 12, 16, 20, 32].map((end, i, ends) => hex.slice(ends[i - 1] ?? 0, end)).join('-');
}
