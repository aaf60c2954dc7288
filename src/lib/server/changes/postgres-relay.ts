import pg from 'pg';
import { isId, type PersonId } from '../../domain/ids.ts';
import type { Log } from '../log.ts';
import type { ChangeHub, Relay } from './change-hub.ts';

const CHANNEL = 'muraciet_change';

/** How long until a lost connection is opened again, in milliseconds: doubled with each failure up to the longest. */
const SHORTEST_WAIT = 250;
const LONGEST_WAIT = 30_000;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Carries changes between the processes of one server by LISTEN and NOTIFY, over a connection of its own. What was not
 * said while it was lost is said once it is back, and what was not heard is looked up by everyone who listens here.
 */
export class PostgresRelay implements Relay {
	readonly #url: string;
	readonly #hub: Pick<ChangeHub, 'deliver' | 'deliverAll'>;
	readonly #log: Log;
	/** Whose changes the others have not heard of. */
	readonly #unsaid = new Set<PersonId>();
	#client: pg.Client | null = null;
	#timer: NodeJS.Timeout | undefined;
	#failures = 0;
	#isClosed = false;

	constructor(url: string, hub: Pick<ChangeHub, 'deliver' | 'deliverAll'>, log: Log) {
		this.#url = url;
		this.#hub = hub;
		this.#log = log;
	}

	/** Connects, and goes on trying after it has failed. */
	async open(): Promise<void> {
		const client = new pg.Client({
			connectionString: this.#url,
			application_name: 'muraciet changes',
			connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
			keepAlive: true
		});
		client.on('error', () => this.#lose(client));
		client.on('end', () => this.#lose(client));
		client.on('notification', ({ payload = '' }) => this.#take(payload));
		try {
			await client.connect();
			await client.query(`LISTEN ${CHANNEL}`);
			this.#begin(client);
		} catch {
			this.#lose(client);
		}
		if (this.#isClosed) await this.close();
	}

	send(person: PersonId): void {
		if (this.#client) void this.#say(this.#client, person);
		else this.#unsaid.add(person);
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		clearTimeout(this.#timer);
		const client = this.#client;
		this.#client = null;
		await client?.end();
	}

	#begin(client: pg.Client): void {
		this.#client = client;
		this.#failures = 0;
		for (const person of this.#unsaid) void this.#say(client, person);
		this.#unsaid.clear();
		this.#hub.deliverAll();
	}

	async #say(client: pg.Client, person: PersonId): Promise<void> {
		try {
			await client.query('SELECT pg_notify($1, $2)', [CHANNEL, person]);
		} catch {
			this.#unsaid.add(person);
		}
	}

	#take(payload: string): void {
		if (isId(payload)) this.#hub.deliver(payload as PersonId);
	}

	#lose(client: pg.Client): void {
		if (this.#isClosed || this.#timer) return;
		this.#client = null;
		// What it says from here on is not about the next one.
		client.removeAllListeners().on('error', () => undefined);
		void client.end().catch(() => undefined);
		const wait = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** this.#failures++);
		this.#log.warn({ wait }, 'changes are not carried between processes');
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			void this.open();
		}, wait);
		this.#timer.unref();
	}
}
