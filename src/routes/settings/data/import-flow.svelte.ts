import type { ImportRefusal } from '$lib/domain/rescue/refusal.ts';
import { importDraft, type ImportResult } from '$lib/local/rescue/import-draft';
import type { WhenHere } from '$lib/local/rescue/import-plan';
import { session } from '$lib/local/session.svelte';
import { sendNow } from '../../shell/connect.ts';

type Finished = Exclude<ImportResult, { kind: 'refused' | 'alreadyHere' }>;

/** One person's way through taking a rescue file in: from the file and its passphrase to a draft or a reason. */
export class ImportFlow {
	file = $state.raw<File | null>(null);
	passphrase = $state('');
	progress = $state.raw<{ read: number; total: number } | null>(null);
	refusal = $state<ImportRefusal | 'failed' | null>(null);
	/** Its application is here already: the person is asked what to do. */
	here = $state.raw<Extract<ImportResult, { kind: 'alreadyHere' }> | null>(null);
	finished = $state.raw<Finished | null>(null);

	async take(whenHere: WhenHere): Promise<void> {
		const { file, passphrase } = this;
		if (!file || this.progress) return;
		this.#begin();
		try {
			const onProgress = (read: number, total: number) => (this.progress = { read, total });
			const wish = { file, passphrase, whenHere, onProgress };
			this.#end(await importDraft(session.workspace, wish));
		} catch {
			this.refusal = 'failed';
		}
		this.progress = null;
	}

	#begin(): void {
		this.progress = { read: 0, total: 1 };
		this.refusal = null;
		this.here = null;
		this.finished = null;
	}

	#end(result: ImportResult): void {
		if (result.kind === 'refused') this.refusal = result.reason;
		else if (result.kind === 'alreadyHere') this.here = result;
		else {
			this.finished = result;
			this.passphrase = '';
			sendNow().catch(() => undefined);
		}
	}
}
