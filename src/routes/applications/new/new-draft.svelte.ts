import { replaceState } from '$app/navigation';
import type { FieldChanges } from '$lib/domain/application/fields.ts';
import { replayChanges } from '$lib/domain/application/merge.ts';
import { PORTAL_SOURCES, type PortalSource } from '$lib/domain/application/source.ts';
import { checkField } from '$lib/domain/application-types/application-type.ts';
import { finField } from '$lib/domain/application-types/new-consumer/fin-field.ts';
import { newConsumerSections } from '$lib/domain/application-types/new-consumer/sections.ts';
import type { ApplicationId } from '$lib/domain/ids.ts';
import type { Problem } from '$lib/domain/problem.ts';
import { saveEdits } from '$lib/local/actions/save-fields.ts';
import { startDraft } from '$lib/local/actions/start-draft.ts';
import { listApplications } from '$lib/local/queries/applications.ts';
import type { Workspace } from '$lib/local/workspace.ts';
import { AutosaveQueue } from '$lib/ui/form/autosave-queue.svelte.ts';
import { editPath } from '$lib/ui/form/paths.ts';
import { TypedValues } from '$lib/ui/form/typed-values.svelte.ts';
import { knownAnswers } from '../known-answers.ts';

/** The screen itself is the form's first part; it goes on with the second. */
const [FIRST, NEXT] = newConsumerSections.map(({ id }) => id);

/** An application that does not exist until the first key of its FİN is typed, and from then on is kept. */
export class NewDraft {
	readonly queue: AutosaveQueue;
	#values: TypedValues;
	#workspace: Workspace;
	#source: Promise<PortalSource>;
	#id = $state<ApplicationId>();
	#isTold = $state(false);

	/** `source` as the address has it; null when it has none. */
	constructor(workspace: Workspace, source: string | null) {
		this.#workspace = workspace;
		this.#source = sourceOf(workspace, source);
		this.queue = new AutosaveQueue((changes) => this.#save(changes));
		this.#values = new TypedValues(() => ({}), this.queue);
	}

	get fin(): string {
		return this.#values.get(finField.name);
	}

	set fin(text: string) {
		this.#values.set(finField.name, text);
		this.#isTold = false;
		if (!this.#id) void this.queue.flush();
	}

	/** Where the form goes on; null before there is one. */
	get nextPath(): string | null {
		return this.#id && NEXT ? editPath(this.#id, NEXT) : null;
	}

	/** What is wrong with the FİN, once the person has tried to go on with it. */
	get problem(): Problem | null {
		return this.#isTold ? checkField(finField, this.#values.all) : null;
	}

	/** Saves, and says what is wrong. Answers whether the form can go on. */
	async finish(): Promise<boolean> {
		const isSaved = await this.queue.flush();
		this.#isTold = true;
		return isSaved && this.problem === null;
	}

	async #save(changes: FieldChanges): Promise<void> {
		if (this.#id) return saveEdits(this.#workspace, this.#id, changes);
		const fields = replayChanges(knownAnswers(this.#workspace.person), [changes]);
		const source = await this.#source;
		this.#id = await startDraft(this.#workspace, { type: 'newConsumer', source, fields });
		// A reload from here on opens the draft, not another new one.
		if (FIRST) replaceState(editPath(this.#id, FIRST), {});
	}
}

/** The way in the person came by, else the one they used last, else e-gov.az. */
async function sourceOf(workspace: Workspace, given: string | null): Promise<PortalSource> {
	if (given !== null && isPortal(given)) return given;
	const applications = await listApplications(workspace.db);
	const latest = applications.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
	return latest.map(({ source }) => source).find(isPortal) ?? 'eGov';
}

function isPortal(source: string): source is PortalSource {
	return PORTAL_SOURCES.some((portal) => portal === source);
}
