import { createContext } from 'svelte';
import type { FieldChanges } from '$lib/domain/application/fields.ts';
import { replayChanges } from '$lib/domain/application/merge.ts';
import type { ApplicationId } from '$lib/domain/ids.ts';
import { type About, ABOUT_BY_DEFAULT } from '$lib/domain/wire/about.ts';
import { readDocumentBytes } from '$lib/local/documents/read-document.ts';
import { live } from '$lib/local/live.svelte.ts';
import { type ApplicationView, readApplication } from '$lib/local/queries/applications.ts';
import { readSetting } from '$lib/local/settings.ts';
import type { Workspace } from '$lib/local/workspace.ts';
import type { ShownDocument } from '$lib/ui/form/document-standing.ts';

/** The application the screens under /applications/[id] are about. To be made while a component is being set up. */
export class OpenApplication {
	readonly workspace: Workspace;
	readonly id: ApplicationId;
	#read: { readonly current: { view: ApplicationView | undefined } | undefined };
	#last: ApplicationView | undefined;
	#typedTooLate = $state.raw<FieldChanges[]>([]);
	#about: { readonly current: About | undefined };

	constructor(workspace: Workspace, id: ApplicationId) {
		this.workspace = workspace;
		this.id = id;
		this.#read = live(async () => {
			const view = await readApplication(workspace.db, id);
			if (view) this.#last = view;
			return { view };
		});
		this.#about = live(
			async () => (await readSetting(workspace.device, 'about')) ?? ABOUT_BY_DEFAULT
		);
	}

	/** `gone`: it was here while this screen is open, and is not any more. */
	get state(): 'loading' | 'missing' | 'gone' | 'discarded' | 'here' {
		if (!this.#read.current) return 'loading';
		const { view } = this.#read.current;
		if (!view) return this.#last ? 'gone' : 'missing';
		return view.discardedAt ? 'discarded' : 'here';
	}

	/** The application as it stands; of one that is gone, all that was in it. Only for what is shown once it was here. */
	get view(): ApplicationView {
		const view = this.#read.current?.view;
		if (view) return view;
		if (!this.#last) throw new Error('The application is not on this device');
		return { ...this.#last, fields: replayChanges(this.#last.fields, this.#typedTooLate) };
	}

	get about(): About {
		return this.#about.current ?? ABOUT_BY_DEFAULT;
	}

	/** Whether what is typed still belongs to the person alone. */
	get isEditable(): boolean {
		return this.view.shownStatus === 'draft';
	}

	/** Keeps what was typed as the draft went away under the person's hands: there is nothing to write it to. */
	keepTypedTooLate(changes: FieldChanges): void {
		this.#typedTooLate = [...this.#typedTooLate, changes];
	}

	readBytes = (document: ShownDocument): Promise<Blob | null> =>
		readDocumentBytes(this.workspace.db, document.id);
}

export const [getOpenApplication, setOpenApplication] = createContext<OpenApplication>();
