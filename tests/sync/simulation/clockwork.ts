import './quick-crypto.ts';

const realSetImmediate = globalThis.setImmediate;

interface Timer {
	at: number;
	order: number;
	run: () => void;
}

/**
 * The one clock and the one task queue of a schedule. IndexedDB's tasks, the network's deliveries and the engines' waits
 * all stand in it, so that a schedule is the same every time and can be stopped between any two of its moves.
 */
class Clockwork {
	/** Virtual time, epoch milliseconds. */
	now = 0;
	#tasks: (() => void)[] = [];
	#timers: Timer[] = [];
	#order = 0;
	/** How many moves were made, and what is to happen after which of them. */
	#moves = 0;
	#due: { after: number; run: () => void }[] = [];

	/** Forgets whatever an earlier schedule left behind. */
	reset(now: number): void {
		this.now = now;
		this.#tasks = [];
		this.#timers = [];
		this.#due = [];
	}

	post(task: () => void): void {
		this.#tasks.push(task);
	}

	after(milliseconds: number, run: () => void): () => void {
		const timer = { at: this.now + Math.max(0, milliseconds), order: this.#order++, run };
		this.#timers.push(timer);
		return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
	}

	/** Has something happen between two moves. */
	afterMoves(moves: number, run: () => void): void {
		this.#due.push({ after: this.#moves + moves, run });
	}

	sleep(milliseconds: number): Promise<void> {
		return new Promise((resolve) => void this.after(milliseconds, resolve));
	}

	/** Makes so many moves, or fewer when nothing is left to do now. */
	async tick(moves: number): Promise<void> {
		for (let made = 0; made < moves; made++) {
			await breath();
			const task = this.#tasks.shift();
			if (!task) return;
			task();
			this.#moves++;
			this.#happen();
		}
		await breath();
	}

	/** Makes moves until nothing is left to do now. */
	async settle(): Promise<void> {
		await this.tick(MOST_MOVES);
		if (this.#tasks.length > 0) throw new Error('The schedule never comes to rest');
	}

	/** Lets virtual time pass with everything that falls due in it; ends early once `isDone` says so. */
	async pass(milliseconds: number, isDone: () => boolean = () => false): Promise<void> {
		const end = this.now + milliseconds;
		for (;;) {
			await this.settle();
			if (isDone()) return;
			const timer = this.#nextTimer();
			if (!timer || timer.at > end) break;
			this.now = timer.at;
			this.#timers = this.#timers.filter((other) => other !== timer);
			timer.run();
		}
		this.now = end;
	}

	#happen(): void {
		const due = this.#due.filter(({ after }) => after <= this.#moves);
		if (due.length === 0) return;
		this.#due = this.#due.filter(({ after }) => after > this.#moves);
		for (const { run } of due) run();
	}

	#nextTimer(): Timer | undefined {
		return this.#timers.reduce<Timer | undefined>(
			(first, timer) => (!first || isBefore(timer, first) ? timer : first),
			undefined
		);
	}
}

const MOST_MOVES = 200_000;

function isBefore(a: Timer, b: Timer): boolean {
	return a.at === b.at ? a.order < b.order : a.at < b.at;
}

/** Lets every promise that can go on do so. */
function breath(): Promise<void> {
	return new Promise((resolve) => void realSetImmediate(resolve));
}

export const clockwork = new Clockwork();

/**
 * Puts the clockwork where fake-indexeddb and Dexie look for a task queue, and takes away what would let tabs talk
 * outside it. To be imported before either of them.
 */
globalThis.setImmediate = ((task: () => void) => clockwork.post(task)) as typeof setImmediate;
const stops = new Map<number, () => void>();
let lastTimer = 0;
globalThis.setTimeout = ((run: (...args: unknown[]) => void, wait = 0, ...args: unknown[]) => {
	const timer = ++lastTimer;
	stops.set(
		timer,
		clockwork.after(wait, () => {
			stops.delete(timer);
			run(...args);
		})
	);
	return timer;
}) as unknown as typeof setTimeout;
globalThis.clearTimeout = ((timer: number) => {
	stops.get(timer)?.();
	stops.delete(timer);
}) as typeof clearTimeout;
Object.defineProperty(globalThis, 'BroadcastChannel', { value: undefined });
Object.defineProperty(globalThis, 'navigator', { value: {} });
