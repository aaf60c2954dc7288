import { createContext } from 'svelte';
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
	#about: { readonly current: About | undefined };

	constructor(workspace: Workspace, id: ApplicationId) {
		this.workspace = workspace;
		this.id = id;
		this.#read = live(async () => ({ view: await readApplication(workspace.db, id) }));
		this.#about = live(
			async () => (await readSetting(workspace.device, 'about')) ?? ABOUT_BY_DEFAULT
		);
	}

	get state(): 'loading' | 'missing' | 'discarded' | 'here' {
		if (!this.#read.current) return 'loading';
		const { view } = this.#read.current;
		if (!view) return 'missing';
		return view.discardedAt ? 'discarded' : 'here';
	}

	/** The application as it stands. Only for what is shown once `state` is 'here'. */
	get view(): ApplicationView {
		const view = this.#read.current?.view;
		if (!view) throw new Error('The application is not on this device');
		return view;
	}

	get about(): About {
		return this.#about.current ?? ABOUT_BY_DEFAULT;
	}

	/** Whether what is typed still belongs to the person alone. */
	get isEditable(): boolean {
		return this.view.shownStatus === 'draft';
	}

	readBytes = (document: ShownDocument): Promise<Blob | null> =>
		readDocumentBytes(this.workspace.db, document.id);
}

export const [getOpenApplication, setOpenApplication] = createContext<OpenApplication>();
