import { shrunkSize } from './photo-size.ts';

/** High enough for the edges of small print; a photo of a page gets five to ten times smaller. */
const QUALITY = 0.85;

/**
 * A smaller JPEG of an image, drawn anew: turned as its orientation mark says, and without any of its metadata (place,
 * device, time). Null when the image must stay as it is: it has see-through parts, which a JPEG would lose.
 */
export async function shrinkImage(image: Blob): Promise<Blob | null> {
	const bitmap = await createImageBitmap(image, { imageOrientation: 'from-image' });
	const { width, height } = shrunkSize(bitmap);
	const canvas = new OffscreenCanvas(width, height);
	const pen = canvas.getContext('2d');
	if (!pen) return null;
	pen.imageSmoothingQuality = 'high';
	pen.drawImage(bitmap, 0, 0, width, height);
	bitmap.close();
	if (image.type !== 'image/jpeg' && !isOpaque(pen.getImageData(0, 0, width, height))) return null;
	return canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
}

function isOpaque({ data }: ImageData): boolean {
	for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha] !== 255) return false;
	return true;
}
