import type { RandomBytes } from '../../../domain/ids.ts';

/** As many unpredictable decimal digits as asked for, at most nine. */
export function makeDigits(random: RandomBytes, count: number): string {
	const [number = 0] = new Uint32Array(random(new Uint8Array(4)).buffer);
	return String(number % 10 ** count).padStart(count, '0');
}
