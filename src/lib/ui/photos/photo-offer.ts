import type PhotoChoice from './PhotoChoice.svelte';
import type { ShrunkPhoto } from './shrink-photo.ts';

/** A photo, what it would be smaller, and the component that asks which. */
export interface PhotoOffer {
	photo: File;
	smaller: ShrunkPhoto;
	Choice: typeof PhotoChoice;
}

/** Makes the smaller photo to offer; null where nothing is gained or the parts it takes can't be had. Never rejects. */
export async function offerSmaller(photo: File): Promise<PhotoOffer | null> {
	try {
		const [{ shrinkPhoto }, { default: Choice }] = await Promise.all([
			import('./shrink-photo.ts'),
			import('./PhotoChoice.svelte')
		]);
		const smaller = await shrinkPhoto(photo);
		return smaller && { photo, smaller, Choice };
	} catch {
		return null;
	}
}
