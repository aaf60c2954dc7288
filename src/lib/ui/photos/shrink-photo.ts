export interface ShrunkPhoto {
	file: File;
	/** Sizes in bytes. */
	before: number;
	after: number;
}

/** The most a JPEG may keep of its size for the loss of detail to be worth it. */
const WORTH_FOR_JPEG = 0.9;

/** A PNG is mostly a screenshot or a scan whose sharp edges a JPEG blurs: it stays unless this much is saved. */
const WORTH_FOR_PNG = 0.5;

/**
 * Makes a photo smaller, off the screen's thread: upright, its longest side no less than 2,000 pixels unless it was,
 * without its metadata. Null when the original should be sent: nothing worth while is saved, it has see-through parts,
 * it can't be read as an image, the browser can't do it, or `end` came first. Never rejects.
 */
export async function shrinkPhoto(file: File, end?: AbortSignal): Promise<ShrunkPhoto | null> {
	const shrunk = await shrinkInWorker(file, end);
	const worth = file.type === 'image/png' ? WORTH_FOR_PNG : WORTH_FOR_JPEG;
	if (!shrunk || shrunk.size > file.size * worth) return null;
	const { type } = shrunk;
	const photo = new File([shrunk], jpegName(file.name), { type, lastModified: file.lastModified });
	return { file: photo, before: file.size, after: photo.size };
}

function shrinkInWorker(file: File, end: AbortSignal | undefined): Promise<Blob | null> {
	if (!('OffscreenCanvas' in globalThis) || end?.aborted) return Promise.resolve(null);
	const worker = new Worker(new URL('./shrink.worker.ts', import.meta.url), { type: 'module' });
	const answer = new Promise<Blob | null>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<Blob | null>) => resolve(data);
		worker.onerror = () => resolve(null);
		worker.onmessageerror = () => resolve(null);
		end?.addEventListener('abort', () => resolve(null));
	});
	worker.postMessage(file);
	return answer.finally(() => worker.terminate());
}

/** The name with an ending that tells what the file is now. */
function jpegName(name: string): string {
	return /\.jpe?g$/i.test(name) ? name : name.replace(/(\.[^.]*)?$/, '.jpg');
}
