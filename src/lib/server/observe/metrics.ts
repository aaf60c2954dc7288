import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../../domain/ids.ts';
import type { ExchangeAnswer } from '../../domain/wire/exchange.ts';
import type { Database } from '../database/database.ts';
import { countByStatus, measureOutbox } from '../store/measures.ts';

/** Seconds: from what nobody notices to what a device takes for a dead link. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/** What the server counts of itself, in Prometheus' text form. Nothing in it says anything of a person. */
export class Metrics {
	readonly #registry = new Registry();
	readonly #exchanges: Counter<'answer'>;
	readonly #appended: Counter;
	readonly #requests: Histogram<'method' | 'status'>;

	constructor({ db, clock }: { db: Database; clock: Clock }) {
		const registers = [this.#registry];
		collectDefaultMetrics({ register: this.#registry });
		this.#exchanges = new Counter({
			name: 'muraciet_exchanges_total',
			help: 'Exchanges answered, by the kind of answer',
			labelNames: ['answer'],
			registers
		});
		this.#appended = new Counter({
			name: 'muraciet_append_bytes_total',
			help: 'Bytes of documents kept by appends that were answered',
			registers
		});
		this.#requests = new Histogram({
			name: 'muraciet_request_seconds',
			help: 'Time to answer a request that is not a mere file',
			labelNames: ['method', 'status'],
			buckets: BUCKETS,
			registers
		});
		this.#watchApplications(db);
		this.#watchOutbox(db, clock);
	}

	countExchange(answer: ExchangeAnswer['kind']): void {
		this.#exchanges.inc({ answer });
	}

	countAppended(bytes: number): void {
		this.#appended.inc(bytes);
	}

	countRequest({ method, status, seconds }: { method: string; status: number; seconds: number }) {
		this.#requests.observe({ method, status }, seconds);
	}

	/** All of it as it stands now. Rejects while the database is in trouble. */
	read(): Promise<string> {
		return this.#registry.metrics();
	}

	#watchApplications(db: Database): void {
		new Gauge({
			name: 'muraciet_applications',
			help: 'Applications, by status',
			labelNames: ['status'],
			registers: [this.#registry],
			async collect() {
				this.reset();
				for (const { status, count } of await countByStatus(db)) this.set({ status }, count);
			}
		});
	}

	#watchOutbox(db: Database, clock: Clock): void {
		new Gauge({
			name: 'muraciet_outbox_age_seconds',
			help: 'How long the notice that waits longest has waited; 0 when none waits',
			registers: [this.#registry],
			async collect() {
				const { waitingSince } = await measureOutbox(db);
				this.set(waitingSince === null ? 0 : Math.max(0, clock() - waitingSince) / 1000);
			}
		});
		new Gauge({
			name: 'muraciet_dead_letters',
			help: 'Notices given up, which the desk can send again',
			registers: [this.#registry],
			async collect() {
				this.set((await measureOutbox(db)).dead);
			}
		});
	}
}
