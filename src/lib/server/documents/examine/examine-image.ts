import type { ProblemCode } from '../../../domain/problem.ts';
import { openImage } from './open-image.ts';

/** Small: the picture is decoded to be seen whole, not to be looked at. */
const GLANCE = { width: 64, height: 64, fit: 'inside' } as const;

/** What is wrong with a picture; null for nothing. Every line of it is decoded. */
export async function examineImage(bytes: Uint8Array): Promise<ProblemCode | null> {
	try {
		await openImage(bytes).resize(GLANCE).raw().toBuffer();
		return null;
	} catch (error) {
		return problemOf(String(error));
	}
}

/** libvips tells its faults in words alone. */
function problemOf(words: string): ProblemCode {
	if (/pixel limit/i.test(words)) return 'documentTooManyPixels';
	if (/memory/i.test(words)) return 'documentTooHard';
	return /premature end|truncated|unexpected end|end of stream|not enough data|read error/i.test(
		words
	)
		? 'documentTruncated'
		: 'documentDamaged';
}
