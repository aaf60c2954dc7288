import sharp, { type Sharp } from 'sharp';

/** The most pixels a picture may have, a hundred million: more than phones take unless told to. */
export const MAX_PIXELS = 100_000_000;

/** Begins to read a picture. It is refused by its head when it has too many pixels, before memory is taken for them. */
export function openImage(bytes: Uint8Array): Sharp {
	return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true });
}
