import type { FieldChanges } from '$lib/domain/application/fields.ts';
import type {
	ApplicationType,
	Field,
	Section
} from '$lib/domain/application-types/application-type.ts';
import { applicationType } from '$lib/domain/application-types/registry.ts';
import { isIn } from '$lib/domain/application-types/sections.ts';
import type { Problem } from '$lib/domain/problem.ts';
import { DraftGone, saveEdits } from '$lib/local/actions/save-fields.ts';
import { AutosaveQueue } from '$lib/ui/form/autosave-queue.svelte.ts';
import { controlId } from '$lib/ui/form/control-id.ts';
import { problemMessage } from '$lib/ui/form/problem-messages.ts';
import { fieldsOfSection, problemsOfSection } from '$lib/ui/form/section-progress.ts';
import { toldProblems } from '$lib/ui/form/told-problems.ts';
import { TypedValues } from '$lib/ui/form/typed-values.svelte.ts';
import type { OpenApplication } from '../../open-application.svelte.ts';

/** One part of the form while it is filled in: its values, how they are saved, and what the person has been told. */
export class SectionForm {
	readonly application: OpenApplication;
	readonly section: Section;
	readonly queue: AutosaveQueue;
	readonly values: TypedValues;
	/** The fields and documents that were wrong when the person last tried to go on. */
	#told = $state.raw<readonly (string | undefined)[]>([]);

	constructor(application: OpenApplication, section: Section) {
		this.application = application;
		this.section = section;
		this.queue = new AutosaveQueue((changes) => this.#save(changes));
		this.values = new TypedValues(() => application.view.fields, this.queue);
	}

	/** The fields asked now: an answer can make another question fall away, and its answer is kept. */
	get fields(): Field[] {
		const { all } = this.values;
		return fieldsOfSection(this.#type, this.section).filter((field) => field.isAsked(all));
	}

	/** What is to be said: what the server refused, and what was wrong at the last try and still is. */
	get problems(): Problem[] {
		const refused = this.application.view.problems.filter(({ at }) => this.#isHere(at));
		return toldProblems({ standing: this.#standing, tried: this.#told, refused });
	}

	/** The same for the error summary, each leading to its control. */
	get summary(): { text: string; href: string }[] {
		return this.problems.map((problem) => ({
			text: problemMessage(problem),
			href: `#${controlId(problem.at ?? '')}`
		}));
	}

	errorAt(at: string): string {
		const problem = this.problems.find((known) => known.at === at);
		return problem ? problemMessage(problem) : '';
	}

	/** Saves, and says what is wrong. Answers whether the person can go on with nothing left to mend here. */
	async finish(): Promise<boolean> {
		const isSaved = await this.queue.flush();
		this.#told = this.#standing.map(({ at }) => at);
		return isSaved && this.#told.length === 0;
	}

	async #save(changes: FieldChanges): Promise<void> {
		const { workspace, id } = this.application;
		try {
			await saveEdits(workspace, id, changes);
		} catch (error) {
			if (!(error instanceof DraftGone)) throw error;
			this.application.keepTypedTooLate(changes);
		}
	}

	get #type(): ApplicationType {
		return applicationType(this.application.view.type);
	}

	get #standing(): Problem[] {
		const { view } = this.application;
		return problemsOfSection(this.#type, this.section, { ...view, fields: this.values.all });
	}

	#isHere(at: string | undefined): boolean {
		return at !== undefined && isIn(this.section, at);
	}
}
