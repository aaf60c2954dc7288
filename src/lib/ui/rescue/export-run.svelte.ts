import type { ExportRefusal } from '../../domain/rescue/refusal.ts';
import { m } from '../../i18n/compiled/messages.js';
import { exportRefusalMessage } from './refusal-messages.ts';

/** The file, and how many documents could not go into it. */
export interface Made {
	ok: true;
	file: Blob;
	name: string;
	left: number;
}

export type MakeFile = (
	passphrase: string,
	onProgress: (written: number, total: number) => void
) => Promise<Made | { ok: false; reason: ExportRefusal }>;

/**
 * The making of one file. The dialog can be closed, and opened for another application, while a file is still made:
 * what a dropped run comes to is nobody's any more, or it would pass for the other application's file.
 */
export class ExportRun {
	progress = $state.raw<{ written: number; total: number } | null>(null);
	made = $state.raw<Made | null>(null);
	failure = $state('');
	#latest = 0;

	async start(make: MakeFile, passphrase: string): Promise<void> {
		this.drop();
		const run = this.#latest;
		this.progress = { written: 0, total: 1 };
		const result = await makeOrFail(make, passphrase, (written, total) => {
			if (run === this.#latest) this.progress = { written, total };
		});
		if (run !== this.#latest) return;
		this.progress = null;
		if (typeof result === 'string') this.failure = result;
		else this.made = result;
	}

	/** Forgets the run under way and whatever the last one came to. */
	drop(): void {
		this.#latest += 1;
		this.progress = null;
		this.made = null;
		this.failure = '';
	}
}

/** The file, or in words why there is none. */
async function makeOrFail(
	make: MakeFile,
	...[passphrase, onProgress]: Parameters<MakeFile>
): Promise<Made | string> {
	try {
		const result = await make(passphrase, onProgress);
		return result.ok ? result : exportRefusalMessage(result.reason);
	} catch {
		return m.rescue_failed();
	}
}
