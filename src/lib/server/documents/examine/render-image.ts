import { openImage } from './open-image.ts';

/** A rendition's longest side in pixels: small print on a paper of this size can be read. */
const LONGEST_SIDE = 2400;
export const WEBP_QUALITY = 80;

/** The picture as it is meant to be seen, drawn anew: nothing of the file but its pixels is left. */
export function renderImage(bytes: Uint8Array): Promise<Buffer> {
	const box = { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside' } as const;
	return openImage(bytes)
		.autoOrient()
		.resize({ ...box, withoutEnlargement: true })
		.flatten({ background: 'white' })
		.webp({ quality: WEBP_QUALITY })
		.toBuffer();
}
