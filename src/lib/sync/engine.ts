import type { PersonId } from '../domain/ids.ts';
import { browserLinkType, holdsDocuments } from '../local/hold-documents.ts';
import { readMeta, writeMeta } from '../local/meta.ts';
import type { DocumentRow, LearnedLink, LinkState } from '../local/person-database.ts';
import { listDue, purgeRemoved } from '../local/purge.ts';
import type { Workspace } from '../local/workspace.ts';
import { waitAfter } from './backoff.ts';
import { applyAnswer, composeRequest } from './exchange.ts';
import { readLearned } from './learn-link.ts';
import { renumber } from './numbering.ts';
import { isOver, reopen, tellConsole } from './store-faults.ts';
import { isFault, type LinkFault, type Transport } from './transport.ts';
import { Uploader } from './uploader.ts';
import { nextUpload } from './uploads.ts';

/** How often the server is asked whether anything changed while nothing else happens, in milliseconds. */
const ASK_EVERY = 60_000;

/** What wakes the engine before its time: a local change, the link coming back, the page being looked at. */
export interface Wakes {
	/** Resolves at the next wake-up or after the time, whichever is first; a wake-up since the last call counts. */
	next(milliseconds: number): Promise<void>;
}

export interface EngineParts {
	workspace: Workspace;
	person: PersonId;
	transport: Transport;
	/** A number in [0, 1). */
	chance: () => number;
	/** The kind of link there is, where something tells; the browser's own word unless given. */
	linkType?: () => string | undefined;
	/** When it is aborted, nothing long is gone on with. */
	signal?: AbortSignal;
	/** Is told what went wrong on this device itself; the console unless given. */
	report?: (error: unknown) => void;
}

/**
 * Moves what changed between this device and the server until told to stop: text before documents, one request at a
 * time. It never gives up, whether the link fails or this device's own store; after a fault it waits longer each time, and
 * a success makes it quick again. Only where its data is closed for good it ends.
 */
export async function runEngine(
	parts: EngineParts,
	wakes: Wakes,
	signal: AbortSignal
): Promise<void> {
	const engine = new Engine({ ...parts, signal });
	while (!signal.aborted && !engine.isOver) {
		const wait = await engine.step();
		if (wait > 0 && !signal.aborted && !engine.isOver) await wakes.next(wait);
	}
}

/** The engine's few bits of memory, and one move at a time: tests and the simulation drive it by `step`. */
export class Engine {
	#parts: EngineParts;
	#uploader: Uploader;
	#failures = 0;
	#mustPull = true;
	/** When the server last told what changed, by this device's clock. */
	#pulledAt = 0;
	/** The told revision the last exchange went for: a server restored from a backup may never reach it. */
	#askedFor = 0;
	/** Whether the server turns this device away until the person does something: signs in, or updates. */
	isShut = false;
	/** Whether the data it works on was closed for good: whoever opens it again begins with an engine of its own. */
	isOver = false;
	/** While the server has asked not to be asked, by this device's clock. */
	#away = { from: 0, until: 0 };

	constructor(parts: EngineParts) {
		this.#parts = parts;
		this.#uploader = new Uploader(parts.workspace, parts.transport);
	}

	/** Makes the next move. Answers how long to wait before the one after it, in milliseconds: 0 is at once. */
	async step(): Promise<number> {
		try {
			return await this.#move();
		} catch (error) {
			return this.#stumble(error);
		}
	}

	/** A full device, a store the browser has lost, a mistake of ours: the same move is made again, later each time. */
	async #stumble(error: unknown): Promise<number> {
		const { workspace, chance, signal, report = tellConsole } = this.#parts;
		this.isOver = isOver(workspace.db, error);
		if (this.isOver || signal?.aborted) return ASK_EVERY;
		report(error);
		await reopen(workspace);
		const wait = waitAfter(++this.#failures, chance());
		// “Is being sent” must not go on standing there; where there is no room for these words either, it may.
		if (wait > 0) await this.#showTryingAgain(wait).catch(() => undefined);
		return wait;
	}

	async #move(): Promise<number> {
		const { workspace } = this.#parts;
		const [next, mustHold] = await Promise.all([this.#look(), this.#holdsDocuments()]);
		if (next.mustPurge) {
			await purgeRemoved(workspace);
			return 0;
		}
		const away = this.#awayFor();
		if (away > 0) return away;
		if (next.mustTell) return this.#finish(await this.#exchange());
		if (!next.document || mustHold) return this.#rest();
		if (next.link?.kind !== 'working') await this.#showLink({ kind: 'working' });
		return this.#append(next.document, next.learned);
	}

	/** What the next move goes by, all in one look: the link is idle while it lasts, on a slow phone for long. */
	async #look() {
		const { workspace } = this.#parts;
		const { db } = workspace;
		const tables = [db.applications, db.documents, db.mutations, db.meta];
		return db.transaction('r', tables, async () => {
			const [due, mutations, mustAsk, document, learned, link] = await Promise.all([
				listDue(workspace),
				db.mutations.count(),
				this.#mustAsk(),
				nextUpload(db),
				readLearned(db),
				readMeta(db, 'link')
			]);
			const mustPurge = due.drafts.length > 0 || due.documents.length > 0;
			return { mustPurge, mustTell: mutations > 0 || mustAsk, document, learned, link };
		});
	}

	async #append(document: DocumentRow, learned: LearnedLink): Promise<number> {
		const mustGiveWay = () => this.#mustGiveWay();
		const { fault, isProgress } = await this.#uploader.goOn(document, learned, mustGiveWay);
		return this.#finish(fault, isProgress);
	}

	/** What a long run does not keep waiting: text, news that an open page was told of, a person who holds documents back. */
	async #mustGiveWay(): Promise<boolean> {
		const { workspace, signal } = this.#parts;
		if (signal?.aborted || (await workspace.db.mutations.count()) > 0) return true;
		return (await this.#isBehind()) || (await this.#holdsDocuments());
	}

	/** A long upload must not keep the person from hearing what became of the application. */
	async #mustAsk(): Promise<boolean> {
		const since = this.#parts.workspace.clock() - this.#pulledAt;
		// A clock set back has made it unknowable how long ago that was.
		const isLongAgo = since > ASK_EVERY || since < 0;
		return this.#mustPull || isLongAgo || (await this.#isBehind());
	}

	/** Whether an open page was told of more than this device has. What was asked for once is not asked for again. */
	async #isBehind(): Promise<boolean> {
		const { db } = this.#parts.workspace;
		const told = (await readMeta(db, 'toldRevision')) ?? 0;
		const numbering = await readMeta(db, 'numbering');
		return told > (numbering?.cursor ?? 0) && told !== this.#askedFor;
	}

	#holdsDocuments(): Promise<boolean> {
		const { workspace, linkType = browserLinkType } = this.#parts;
		return holdsDocuments(workspace.device, linkType());
	}

	async #exchange(): Promise<LinkFault | null> {
		const { workspace, transport } = this.#parts;
		const told = (await readMeta(workspace.db, 'toldRevision')) ?? 0;
		const request = await composeRequest(workspace, this.#parts.person);
		if (request.mutations.length > 0) await this.#showLink({ kind: 'working' });
		const answer = await transport.exchange(request);
		if (isFault(answer)) return answer;
		if (answer.kind === 'otherPerson') return { kind: 'signedOut' };
		if (answer.kind === 'renumber') {
			await renumber(workspace);
			return { kind: 'busy', retryAfter: null };
		}
		this.#mustPull = answer.kind === 'exchanged' && (await applyAnswer(workspace.db, answer));
		this.#askedFor = told;
		this.#pulledAt = workspace.clock();
		await writeMeta(workspace.db, 'syncedAt', this.#pulledAt);
		return null;
	}

	/** An answer that says no more than that nothing arrived is no success: what failed before may fail again. */
	async #finish(fault: LinkFault | null, isProgress = true): Promise<number> {
		this.isShut = fault?.kind === 'signedOut' || fault?.kind === 'outdated';
		if (!fault) {
			if (isProgress) this.#failures = 0;
			return 0;
		}
		this.#failures++;
		if (fault.kind === 'signedOut' || fault.kind === 'outdated') {
			await this.#showLink({ kind: fault.kind });
			return ASK_EVERY;
		}
		const wait = this.#waitFor(fault);
		if (wait > 0) await this.#showTryingAgain(wait);
		return wait;
	}

	/** A server that can't now is never asked again at once, nor before the time it gave, whatever wakes the engine. */
	#waitFor(fault: LinkFault): number {
		const { workspace, chance } = this.#parts;
		if (fault.kind !== 'busy') return waitAfter(this.#failures, chance());
		const asked = (fault.retryAfter ?? 0) * 1000;
		this.#away = { from: workspace.clock(), until: workspace.clock() + asked };
		return Math.max(asked, waitAfter(this.#failures + 1, chance()));
	}

	/** How much of that time is left, in milliseconds; a clock set back has made it unknowable. */
	#awayFor(): number {
		const now = this.#parts.workspace.clock();
		const { from, until } = this.#away;
		return now < from ? 0 : Math.max(0, until - now);
	}

	/** Nothing to do: the next move, after the wait, asks what changed. */
	async #rest(): Promise<number> {
		await this.#showLink({ kind: 'idle' });
		this.#mustPull = true;
		return ASK_EVERY;
	}

	#showTryingAgain(wait: number): Promise<void> {
		return this.#showLink({ kind: 'offline', retryAt: this.#parts.workspace.clock() + wait });
	}

	async #showLink(link: LinkState): Promise<void> {
		const { db } = this.#parts.workspace;
		const shown = await readMeta(db, 'link');
		if (JSON.stringify(shown) !== JSON.stringify(link)) await writeMeta(db, 'link', link);
	}
}
