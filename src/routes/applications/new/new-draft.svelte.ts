import { replaceState } from '$app/navigation';
import type { FieldChanges } from '$lib/domain/application/fields.ts';
import { replayChanges } from '$lib/domain/application/merge.ts';
import { PORTAL_SOURCES, type PortalSource } from '$lib/domain/application/source.ts';
import {
	type ApplicationType,
	checkField,
	type Field
} from '$lib/domain/application-types/application-type.ts';
import type { ApplicationId } from '$lib/domain/ids.ts';
import { saveEdits } from '$lib/local/actions/save-fields.ts';
import { startDraft } from '$lib/local/actions/start-draft.ts';
import { isOutOfRoom } from '$lib/local/documents/persistence.ts';
import { listApplications } from '$lib/local/queries/applications.ts';
import type { Workspace } from '$lib/local/workspace.ts';
import { AutosaveQueue } from '$lib/ui/form/autosave-queue.svelte.ts';
import { editPath } from '$lib/ui/form/paths.ts';
import { problemMessage } from '$lib/ui/form/problem-messages.ts';
import { TypedValues } from '$lib/ui/form/typed-values.svelte.ts';
import { knownAnswers } from '../known-answers.ts';

/** An application that does not exist until its first key is typed, and from then on is kept. */
export class NewDraft {
	readonly type: ApplicationType;
	readonly queue: AutosaveQueue;
	readonly values: TypedValues;
	#workspace: Workspace;
	#source: Promise<PortalSource>;
	#id = $state<ApplicationId>();
	#isTold = $state(false);

	constructor(workspace: Workspace, start: { type: ApplicationType; source: string | null }) {
		this.#workspace = workspace;
		this.type = start.type;
		this.#source = sourceOf(workspace, start.source);
		this.queue = new AutosaveQueue((changes) => this.#save(changes));
		this.values = new TypedValues(() => ({}), this.queue);
	}

	/** What is asked before anything else: the first part of the form. */
	get fields(): Field[] {
		const asked = this.type.sections[0]?.fields ?? [];
		return this.type.fields.filter(({ name }) => asked.includes(name));
	}

	/** Where the form goes on. */
	get nextPath(): string {
		const next = this.type.sections[1];
		return this.#id && next ? editPath(this.#id, next.id) : '/applications';
	}

	get problems() {
		if (!this.#isTold) return [];
		return this.fields.flatMap((field) => checkField(field, this.values.all) ?? []);
	}

	get saveProblem(): string {
		return isOutOfRoom(this.queue.failure) ? problemMessage({ code: 'deviceFull' }) : '';
	}

	set(name: string, value: string): void {
		this.values.set(name, value);
		this.#isTold = false;
		if (!this.#id) void this.queue.flush();
	}

	/** Saves, and says what is wrong. Answers whether the form can go on. */
	async finish(): Promise<boolean> {
		const isSaved = await this.queue.flush();
		this.#isTold = true;
		return isSaved && this.problems.length === 0;
	}

	async #save(changes: FieldChanges): Promise<void> {
		if (this.#id) return saveEdits(this.#workspace, this.#id, changes);
		const fields = replayChanges(knownAnswers(this.#workspace.person), [changes]);
		const source = await this.#source;
		this.#id = await startDraft(this.#workspace, { type: this.type.name, source, fields });
		// A reload from here on opens the draft, not another new one.
		replaceState(editPath(this.#id, this.type.sections[0]?.id ?? ''), {});
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
