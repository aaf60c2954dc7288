import type PhotoChoice from './PhotoChoice.svelte';
import type { ShrunkPhoto } from './shrink-photo.ts';

/** A photo, what it would be smaller, and the component that asks which. */
export interface PhotoOffer {
	photo: File;
	smaller: ShrunkPhoto;
	Choice: typeof PhotoChoice;
}

/** How long a photo waits to be made smaller before it goes as it is, in milliseconds. */
export const PATIENCE = 20_000;

/**
 * Makes the smaller photo to offer; null where nothing is gained, the parts it takes can't be had, or it takes too long:
 * the photo may be kept nowhere yet, and a phone short of memory ends a worker without a word. Never rejects.
 */
export async function offerSmaller(photo: File): Promise<PhotoOffer | null> {
	const end = new AbortController();
	const timer = setTimeout(() => end.abort(), PATIENCE);
	const ended = new Promise<null>((resolve) => {
		end.signal.addEventListener('abort', () => resolve(null));
	});
	try {
		return await Promise.race([makeOffer(photo, end.signal), ended]);
	} catch {
		return null;
	} finally {
		clearTimeout(timer);
	}
}

async function makeOffer(photo: File, end: AbortSignal): Promise<PhotoOffer | null> {
	const [{ shrinkPhoto }, { default: Choice }] = await Promise.all([
		import('./shrink-photo.ts'),
		import('./PhotoChoice.svelte')
	]);
	const smaller = await shrinkPhoto(photo, end);
	return smaller && { photo, smaller, Choice };
}
