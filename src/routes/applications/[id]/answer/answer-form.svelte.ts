import { ANSWER_TEXT, checkAnswer } from '$lib/domain/application/check-answer.ts';
import type { FieldChanges } from '$lib/domain/application/fields.ts';
import { answerableFields, type OpenQuestion } from '$lib/domain/application/open-question.ts';
import type { ApplicationType, Field } from '$lib/domain/application-types/application-type.ts';
import { applicationType } from '$lib/domain/application-types/registry.ts';
import type { Problem } from '$lib/domain/problem.ts';
import { m } from '$lib/i18n/compiled/messages.js';
import { saveAnswer, sendAnswer } from '$lib/local/actions/answer-question.ts';
import { AutosaveQueue } from '$lib/ui/form/autosave-queue.svelte.ts';
import { controlId } from '$lib/ui/form/control-id.ts';
import { problemMessage } from '$lib/ui/form/problem-messages.ts';
import { toldProblems } from '$lib/ui/form/told-problems.ts';
import { TypedValues } from '$lib/ui/form/typed-values.svelte.ts';
import type { OpenApplication } from '../open-application.svelte.ts';

/** An answer while it is written: its values, how they are saved, and what the person has been told. */
export class AnswerForm {
	readonly application: OpenApplication;
	readonly question: OpenQuestion;
	readonly queue: AutosaveQueue;
	readonly values: TypedValues;
	/** What was wrong when the person last tried to give it. */
	#told = $state.raw<readonly (string | undefined)[]>([]);

	constructor(application: OpenApplication, question: OpenQuestion) {
		this.application = application;
		this.question = question;
		const { workspace, id } = application;
		this.queue = new AutosaveQueue((changes) => saveAnswer(workspace, id, typedAnswer(changes)));
		this.values = new TypedValues(() => this.#stored, this.queue);
	}

	/** The fields asked for, with those that hang together with them. */
	get fields(): Field[] {
		const type = this.#type;
		const names = answerableFields(this.question, type.bound);
		const { all } = this.values;
		return type.fields.filter((field) => names.includes(field.name) && field.isAsked(all));
	}

	/** What is to be said: what the server refused, and what was wrong at the last try and still is. */
	get problems(): Problem[] {
		const refused = this.application.view.problems.filter(({ at }) => at !== undefined);
		return toldProblems({ standing: this.#standing, tried: this.#told, refused });
	}

	get summary(): { text: string; href: string }[] {
		return this.problems.map((problem) => ({
			text: inWords(problem),
			href: `#${controlId(problem.at ?? '')}`
		}));
	}

	errorAt(at: string): string {
		const problem = this.problems.find((known) => known.at === at);
		return problem ? inWords(problem) : '';
	}

	/** Gives the answer. Answers whether it is queued; where not, what is wrong is told. */
	async send(): Promise<boolean> {
		const { workspace, id } = this.application;
		if (!(await this.queue.flush())) return false;
		const problems = await sendAnswer(workspace, id);
		this.#told = problems.map(({ at }) => at);
		return problems.length === 0;
	}

	get #type(): ApplicationType {
		return applicationType(this.application.view.type);
	}

	get #stored(): Record<string, string> {
		const { fields, answer } = this.application.view;
		return { ...fields, ...answer?.fields, [ANSWER_TEXT]: answer?.text ?? '' };
	}

	get #standing(): Problem[] {
		const { fields, answerDocuments } = this.application.view;
		const { [ANSWER_TEXT]: text = '', ...typed } = this.values.all;
		const documents = answerDocuments.map(({ kind }) => kind);
		const asked = { question: this.question, standing: fields };
		return checkAnswer(this.#type, asked, { text, fields: typed, documents });
	}
}

function typedAnswer(changes: FieldChanges) {
	const typed = Object.entries(changes).map(([name, { to }]) => [name, to] as const);
	const { [ANSWER_TEXT]: text, ...fields } = Object.fromEntries(typed);
	return { fields, ...(text !== undefined && { text }) };
}

function inWords(problem: Problem): string {
	const isEmpty = problem.at === ANSWER_TEXT && problem.code === 'required';
	return isEmpty ? m.answer_text_required() : problemMessage(problem);
}
