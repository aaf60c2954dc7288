import type { QueueFilter, QueueOrder, QueueQuery } from '$lib/domain/wire/desk.ts';
import type { QueueCounts, QueueLine, SavedFilter } from '$lib/domain/wire/desk-answers.ts';
import { askDesk, type DeskFault } from '$lib/sync/desk-client.ts';

const PAGE = 50;

const FIRST: QueueQuery = {
	filter: { stage: 'open', search: '' },
	order: { by: 'due', isDescending: false }
};

/** The queue as one operator looks at it: what they asked for, and the pages of it that have come. */
export class Queue {
	query = $state<QueueQuery>(FIRST);
	lines = $state.raw<QueueLine[]>([]);
	counts = $state.raw<QueueCounts | null>(null);
	filters = $state.raw<SavedFilter[]>([]);
	fault = $state<DeskFault | null>(null);
	isLoading = $state(true);
	#next = $state<string | null>(null);
	/** Which question was asked last: the answer to an earlier one comes too late. */
	#asked = 0;

	get hasMore(): boolean {
		return this.#next !== null;
	}

	/** Asks for the first page again, with the counts beside it. */
	async load(): Promise<void> {
		const { lines } = await this.#ask(null);
		if (lines) this.lines = lines;
		await this.#count();
	}

	async more(): Promise<void> {
		if (!this.#next || this.isLoading) return;
		const { lines } = await this.#ask(this.#next);
		if (lines) this.lines = [...this.lines, ...lines];
	}

	narrow(changes: { [Name in keyof QueueFilter]?: QueueFilter[Name] | undefined }): Promise<void> {
		const all = Object.entries({ ...this.query.filter, ...changes });
		const filter = Object.fromEntries(all.filter(([, value]) => value !== undefined));
		// Only what was undefined is left out, and none of it is required.
		return this.show({ ...this.query, filter: filter as QueueFilter });
	}

	sort(order: QueueOrder): Promise<void> {
		return this.show({ ...this.query, order });
	}

	clear(): Promise<void> {
		return this.show(FIRST);
	}

	show(query: QueueQuery): Promise<void> {
		this.query = query;
		return this.load();
	}

	async loadFilters(): Promise<void> {
		const reply = await askDesk((desk, options) => desk.filters.query(undefined, options));
		if (reply.ok) this.filters = reply.answer;
	}

	async saveFilter(name: string): Promise<void> {
		const query = $state.snapshot(this.query);
		const reply = await askDesk((desk, options) =>
			desk.saveFilter.mutate({ name, query }, options)
		);
		if (reply.ok) this.filters = reply.answer;
		else this.fault = reply.fault;
	}

	async removeFilter(id: string): Promise<void> {
		const reply = await askDesk((desk, options) => desk.removeFilter.mutate({ id }, options));
		if (reply.ok) this.filters = reply.answer;
		else this.fault = reply.fault;
	}

	async #ask(after: string | null): Promise<{ lines?: QueueLine[] }> {
		const asked = ++this.#asked;
		this.isLoading = true;
		const request = { ...$state.snapshot(this.query), after, limit: PAGE };
		const reply = await askDesk((desk, options) => desk.queue.query(request, options));
		if (asked !== this.#asked) return {};
		this.isLoading = false;
		this.fault = reply.ok ? null : reply.fault;
		if (!reply.ok) return {};
		this.#next = reply.answer.next;
		return { lines: reply.answer.lines };
	}

	async #count(): Promise<void> {
		const asked = this.#asked;
		const filter = $state.snapshot(this.query.filter);
		const reply = await askDesk((desk, options) => desk.counts.query(filter, options));
		if (reply.ok && asked === this.#asked) this.counts = reply.answer;
	}
}
