import type { Ledger } from './ledger.ts';

let values = 0;

/** A value nobody has typed before, right for its field. */
export function makeUpValue(field: string): string {
	values++;
	return field === 'house' ? String(values) : `${field[0]}${values}`;
}

/** Values begin anew, so that a schedule is the same whatever ran before it. */
export function resetValues(): void {
	values = 0;
}

/** What the server's look into a document takes for harmful. */
export const HARM = 'HARM';

/** A document like no other, and one that does harm if need be. */
export function makeUpPdf(
	{ ledger }: { ledger: Ledger },
	{ size, isHarmful = false }: { size: number; isHarmful?: boolean }
): Uint8Array<ArrayBuffer> {
	const mark = ledger.next();
	const bytes = new Uint8Array(Math.max(size, 16)).map((_, index) => (index * 7 + mark * 13) % 251);
	bytes.set(new TextEncoder().encode(`%PDF-1.7\n${isHarmful ? HARM : ''}`));
	return bytes;
}
