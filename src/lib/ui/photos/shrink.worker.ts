import { shrinkImage } from './shrink-image.ts';

/* Takes one image and answers a smaller one or null; drawing a large photo would hold the screen up for seconds. */

addEventListener('message', (event: MessageEvent<File>) => void answer(event.data));

async function answer(image: File): Promise<void> {
	postMessage(await shrinkImage(image).catch(() => null));
}
