import { isId, makeId, type ApplicationId, type PersonId } from '$lib/domain/ids.ts';
import type { Problem } from '$lib/domain/problem.ts';
import type { MoveRequest } from '$lib/domain/wire/desk.ts';
import type { DeskApplication, Operator, StepAnswer } from '$lib/domain/wire/desk-answers.ts';
import { askDesk, type DeskFault, type DeskReply } from '$lib/sync/desk-client.ts';

/** How often the hold is refreshed, in milliseconds: well within the minute it lasts. */
const HOLD_EVERY = 20_000;

type Move = Omit<Partial<MoveRequest>, 'id' | 'version'> & Pick<MoveRequest, 'to'>;

/** One application as the operator has it open: as the server told it last, and what became of the last step. */
export class OpenedApplication {
	current = $state.raw<DeskApplication | null>(null);
	operators = $state.raw<Operator[]>([]);
	fault = $state<DeskFault | null>(null);
	problems = $state.raw<Problem[]>([]);
	isMissing = $state(false);
	/** Whether the last step came too late: what is shown now is what others have made of it. */
	isConflict = $state(false);
	isBusy = $state(false);
	readonly #id: ApplicationId;

	constructor(id: string) {
		this.#id = id as ApplicationId; // checked before anything is asked
	}

	async load(): Promise<void> {
		if (!isId(this.#id)) return void (this.isMissing = true);
		const reply = await askDesk((desk, options) => desk.open.mutate({ id: this.#id }, options));
		this.fault = reply.ok ? null : reply.fault;
		if (!reply.ok) return;
		this.current = reply.answer;
		this.isMissing = reply.answer === null;
		const operators = await askDesk((desk, options) => desk.operators.query(undefined, options));
		if (operators.ok) this.operators = operators.answer;
	}

	/** Holds it while the screen is open. To be run in an effect; answers how to let go. */
	hold(): () => void {
		const id = this.#id;
		const timer = setInterval(() => {
			void askDesk((desk, options) => desk.hold.mutate({ id }, options)).then((reply) => {
				if (reply.ok && this.current) this.current = { ...this.current, hold: reply.answer };
			});
		}, HOLD_EVERY);
		return () => {
			clearInterval(timer);
			void askDesk((desk, options) => desk.release.mutate({ id }, options));
		};
	}

	/** Answers whether it was done. */
	move(asked: Move): Promise<boolean> {
		return this.#step((seen) =>
			askDesk((desk, options) => desk.move.mutate({ ...asked, ...seen }, options))
		);
	}

	assign(to: PersonId | null): Promise<boolean> {
		return this.#step((seen) =>
			askDesk((desk, options) => desk.assign.mutate({ ...seen, to }, options))
		);
	}

	/** Answers whether it is kept. */
	async note(text: string): Promise<boolean> {
		const note = makeId(Date.now, (target) => crypto.getRandomValues(target));
		const asked = { id: this.#id, note, text };
		const reply = await askDesk((desk, options) => desk.note.mutate(asked, options));
		this.fault = reply.ok ? null : reply.fault;
		if (!reply.ok || !reply.answer || !this.current) return false;
		this.current = { ...this.current, notes: reply.answer };
		return true;
	}

	async #step(
		ask: (seen: { id: ApplicationId; version: number }) => Promise<DeskReply<StepAnswer>>
	): Promise<boolean> {
		if (!this.current || this.isBusy) return false;
		this.isBusy = true;
		const reply = await ask({ id: this.#id, version: this.current.version });
		this.isBusy = false;
		this.fault = reply.ok ? null : reply.fault;
		return reply.ok && this.#take(reply.answer);
	}

	#take(answer: StepAnswer): boolean {
		this.isConflict = answer.kind === 'conflict';
		this.isMissing = answer.kind === 'notFound';
		this.problems = answer.kind === 'refused' ? answer.problems : [];
		if (answer.kind === 'done' || answer.kind === 'conflict') this.current = answer.application;
		return answer.kind === 'done';
	}
}
