import pg from 'pg';
import { isId, type PersonId } from '../../domain/ids.ts';
import type { Log } from '../log.ts';
import type { Relay } from './change-hub.ts';

const CHANNEL = 'muraciet_change';

/** How long until a lost connection is opened again, in milliseconds: doubled with each failure up to the longest. */
const SHORTEST_WAIT = 250;
const LONGEST_WAIT = 30_000;

type Heard = (person: PersonId, revision: number) => void;

/**
 * Carries changes between the processes of one server by LISTEN and NOTIFY, over a connection of its own. While that is
 * lost nothing is carried, and the devices hear of changes when they next ask.
 */
export class PostgresRelay implements Relay {
	readonly #url: string;
	readonly #heard: Heard;
	readonly #log: Log;
	#client: pg.Client | null = null;
	#timer: NodeJS.Timeout | undefined;
	#failures = 0;
	#isClosed = false;

	constructor(url: string, heard: Heard, log: Log) {
		this.#url = url;
		this.#heard = heard;
		this.#log = log;
	}

	/** Connects, and goes on trying after it has failed. */
	async open(): Promise<void> {
		const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
		client.on('error', () => this.#lose(client));
		client.on('end', () => this.#lose(client));
		client.on('notification', ({ payload = '' }) => this.#take(payload));
		try {
			await client.connect();
			await client.query(`LISTEN ${CHANNEL}`);
			this.#client = client;
			this.#failures = 0;
		} catch {
			this.#lose(client);
		}
		if (this.#isClosed) await this.close();
	}

	send(person: PersonId, revision: number): void {
		const message = `${person} ${revision}`;
		this.#client?.query('SELECT pg_notify($1, $2)', [CHANNEL, message]).catch(() => undefined);
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		clearTimeout(this.#timer);
		const client = this.#client;
		this.#client = null;
		await client?.end();
	}

	#take(payload: string): void {
		const [person = '', revision = ''] = payload.split(' ');
		if (isId(person) && /^\d+$/.test(revision)) this.#heard(person as PersonId, Number(revision));
	}

	#lose(client: pg.Client): void {
		if (this.#isClosed || this.#timer) return;
		this.#client = null;
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
