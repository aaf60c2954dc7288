import { isId, makeId, type ApplicationId, type PersonId } from '$lib/domain/ids.ts';
import type { Problem } from '$lib/domain/problem.ts';
import type { MoveRequest } from '$lib/domain/wire/desk.ts';
import type { DeskApplication, Operator, StepAnswer } from '$lib/domain/wire/desk-answers.ts';
import { askDesk, type DeskFault, type DeskReply } from '$lib/sync/desk-client.ts';

/** How often it is looked at again, in milliseconds: well within the minute the hold lasts. */
const LOOK_EVERY = 10_000;

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
	/** Whether others have changed it while it stood open here, and it is shown as they left it. */
	hasMoved = $state(false);
	isBusy = $state(false);
	#inHand = 0;
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

	/**
	 * Holds it while the screen is open, and looks now and then, and whenever the page is looked at, what others have made
	 * of it. To be run in an effect; answers how to let go.
	 */
	hold(): () => void {
		const look = () => void this.#look();
		const onShown = () => document.hidden || look();
		const timer = setInterval(look, LOOK_EVERY);
		document.addEventListener('visibilitychange', onShown);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', onShown);
			void askDesk((desk, options) => desk.release.mutate({ id: this.#id }, options));
		};
	}

	/**
	 * Until the returned function is called it stays as it is in front, whatever others do: what is decided meanwhile is
	 * decided on that, and told as a conflict if it came too late.
	 */
	keepStill(): () => void {
		this.#inHand++;
		return () => {
			this.#inHand--;
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

	async #look(): Promise<void> {
		const seen = this.current;
		const reply = await askDesk((desk, options) => desk.hold.mutate({ id: this.#id }, options));
		// Without a link it stands as it is; a step taken meanwhile knows better.
		if (!reply.ok || !reply.answer || !seen || this.current !== seen || this.isBusy) return;
		const { hold, version, notes } = reply.answer;
		const isMoved = version !== seen.version;
		const isNew = isMoved || notes.length !== seen.notes.length;
		this.current = isNew && this.#inHand === 0 ? reply.answer : { ...seen, hold };
		if (!isMoved || this.#inHand > 0) return;
		this.hasMoved = true;
		this.isConflict = false;
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
		this.hasMoved = false;
		this.isMissing = answer.kind === 'notFound';
		this.problems = answer.kind === 'refused' ? answer.problems : [];
		if (answer.kind === 'done' || answer.kind === 'conflict') this.current = answer.application;
		return answer.kind === 'done';
	}
}
