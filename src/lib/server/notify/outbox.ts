import { setImmediate, setTimeout } from 'node:timers/promises';
import { NOTICE_CHANNELS, type NoticeChannel } from '../../domain/notices/notice-event.ts';
import type { Clock } from '../../domain/ids.ts';
import type { Database, Transaction } from '../database/database.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Log } from '../log.ts';
import { traceError } from '../observe/error-trace.ts';
import type { Notice } from '../store/notices.ts';
import {
	claimDue,
	hastenUnreached,
	settleDropped,
	settleFailed,
	settleSent
} from '../store/outbox.ts';
import { type Channel, failed, type Fault, type Sent } from './channel.ts';
import { waitAfter } from './retry.ts';

/** How many messages of a channel are on their way at a time. */
const AT_ONCE = 10;

/** A row stays in hand far longer than a try may take, so that nobody else takes it meanwhile. */
const PATIENCE = { tryMs: 60_000, leaseMs: 5 * 60_000 };

/** How long stopping waits: what is not sent by then is sent by the next start, once its lease is over. */
const FAREWELL_MS = 3000;

/** How often each channel looks for something due. */
const LOOK_EVERY_MS = 2000;

export interface OutboxParts {
	db: Database;
	channels: Record<NoticeChannel, Channel>;
	clock: Clock;
	/** A number in [0, 1). */
	chance: () => number;
	log: Log;
	/** How long a try may take and its row stays in hand, in milliseconds; far apart unless told. */
	patience?: { tryMs: number; leaseMs: number };
}

interface Tried {
	notice: Notice;
	sent: Sent;
}

/**
 * Sends what the transactions left to be sent: at least once, each message under its own id. Any number of processes may
 * run one on the same database; a row one of them has in hand is left alone by the others until its lease is over.
 */
export class Outbox {
	readonly #parts: OutboxParts;
	/** Channels whose last try found nobody; at the start nothing is known of them. */
	readonly #silent = new Set<NoticeChannel>(NOTICE_CHANNELS);
	readonly #stop = new AbortController();
	/** What came of messages and is not written yet, and the writing of it. */
	readonly #tried: Tried[] = [];
	#keeping: Promise<void> | null = null;

	constructor(parts: OutboxParts) {
		this.#parts = parts;
	}

	/** Sends until the returned function is called, which waits a moment for what is on its way. */
	run(): () => Promise<void> {
		const loops = NOTICE_CHANNELS.map((channel) => this.#loop(channel));
		return async () => {
			this.#stop.abort();
			await Promise.race([Promise.all(loops), setTimeout(FAREWELL_MS, undefined, { ref: false })]);
		};
	}

	/** Tries what is due on one channel now. Answers how many messages that were. */
	async step(channel: NoticeChannel): Promise<number> {
		const { db, clock, patience = PATIENCE } = this.#parts;
		const now = clock();
		const claim = { channel, now, until: now + patience.leaseMs, limit: AT_ONCE };
		const notices = await claimDue(db, claim);
		await Promise.all(notices.map((notice) => this.#try(notice)));
		return notices.length;
	}

	async #loop(channel: NoticeChannel): Promise<void> {
		const { signal } = this.#stop;
		while (!signal.aborted) {
			const tried = await this.#stepOrTell(channel);
			if (tried === 0)
				await setTimeout(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
		}
	}

	/** A database in trouble is no reason to stop: it is asked again. */
	async #stepOrTell(channel: NoticeChannel): Promise<number> {
		try {
			return await this.step(channel);
		} catch (error) {
			this.#parts.log.error({ channel, error: traceError(error) }, 'notices failed');
			return 0;
		}
	}

	async #try(notice: Notice): Promise<void> {
		this.#tried.push({ notice, sent: await this.#send(notice) });
		await (this.#keeping ??= setImmediate().then(() => this.#keepTried()));
	}

	/** In one transaction: each waits for the disk, and meanwhile the server answers nobody. */
	async #keepTried(): Promise<void> {
		const tried = this.#tried.splice(0);
		this.#keeping = null;
		const { db, clock } = this.#parts;
		await inTransaction(db, async (trx) => {
			for (const one of tried) await this.#keep(trx, one);
		});
		for (const { notice, sent } of tried) {
			const isBack = sent.ok && this.#silent.delete(notice.channel);
			if (isBack) await hastenUnreached(db, notice.channel, clock());
		}
	}

	async #keep(trx: Transaction, { notice, sent }: Tried): Promise<void> {
		if (!sent.ok) return this.#keepFault(trx, notice, sent.fault);
		const { reference } = sent;
		await settleSent(trx, notice.id, { reference, at: this.#parts.clock() });
	}

	async #send(notice: Notice): Promise<Sent> {
		const { channels, log, patience = PATIENCE } = this.#parts;
		const signal = AbortSignal.timeout(patience.tryMs);
		try {
			return await Promise.race([channels[notice.channel].send(notice, signal), timeout(signal)]);
		} catch (error) {
			log.error({ channel: notice.channel, error: traceError(error) }, 'a channel failed');
			return failed('rubbish');
		}
	}

	async #keepFault(trx: Transaction, notice: Notice, fault: Fault): Promise<void> {
		const { clock, chance, log } = this.#parts;
		const { channel, event } = notice;
		const attempts = notice.attempts + 1;
		const at = clock();
		if (fault === 'unreachable') this.#silent.add(channel);
		if (fault === 'gone') return settleDropped(trx, notice.id, at);
		const wait = fault === 'refused' ? null : waitAfter(attempts, chance());
		await settleFailed(trx, notice, { fault, at, dueAt: wait === null ? null : at + wait });
		log.warn({ channel, event, attempts, fault, isDead: wait === null }, 'notice not sent');
	}
}

function timeout(signal: AbortSignal): Promise<Sent> {
	return new Promise((resolve) => {
		signal.addEventListener('abort', () => resolve(failed('unreachable')), { once: true });
	});
}
