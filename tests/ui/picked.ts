import { onTestFinished, vi } from 'vitest';
import type { DocumentId } from '../../src/lib/domain/ids.ts';
import type { Problem } from '../../src/lib/domain/problem.ts';
import { DocumentPicks } from '../../src/lib/ui/form/document-picks.svelte.ts';
import type { ShownDocument } from '../../src/lib/ui/form/document-standing.ts';

const MEGABYTE = 1024 * 1024;

export function photoOf(name: string, megabytes: number): File {
	return new File([new Uint8Array(megabytes * MEGABYTE)], name, { type: 'image/jpeg' });
}

/** A document this device shows and does not have. */
export const remoteDocument: ShownDocument = {
	id: 'a document' as DocumentId,
	kind: 'ownership',
	name: 'IMG_1.jpg',
	mediaType: 'image/jpeg',
	size: 3 * MEGABYTE,
	held: 0,
	state: 'remote',
	refusal: null
};

/** A browser whose workers shrink a photo to a megabyte's quarter when they are told to go on. */
export class ShrinkingBrowser {
	workers: { answer: () => void; fail: () => void; isEnded: boolean }[] = [];

	constructor() {
		const { workers } = this;
		class Shrinker {
			isEnded = false;
			onmessage: (event: { data: Blob }) => void = () => undefined;
			onerror: () => void = () => undefined;
			postMessage() {
				workers.push(this);
			}
			answer() {
				this.onmessage({ data: new Blob([new Uint8Array(MEGABYTE / 4)], { type: 'image/jpeg' }) });
			}
			fail() {
				this.onerror();
			}
			terminate() {
				this.isEnded = true;
			}
		}
		vi.stubGlobal('Worker', Shrinker);
		vi.stubGlobal('OffscreenCanvas', vi.fn());
		onTestFinished(() => void vi.unstubAllGlobals());
	}

	/** The worker of the n-th photo, once it was asked. */
	worker(n: number) {
		return vi.waitFor(() => {
			const worker = this.workers[n];
			if (!worker) throw new Error('no worker yet');
			return worker;
		});
	}
}

/** A device that notes what it is given, and keeps what `judge` finds no fault with. */
export function pickInto(
	document: ShownDocument | undefined,
	judge: (file: File) => Promise<Problem | null> | null = () => null
) {
	const tried: File[] = [];
	const kept: File[] = [];
	const picks = new DocumentPicks({
		kind: 'ownership',
		document,
		attach: async (file) => {
			tried.push(file);
			const problem = await judge(file);
			if (!problem) kept.push(file);
			return problem;
		}
	});
	return { picks, tried, kept };
}
