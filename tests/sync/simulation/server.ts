import BetterSqlite from 'better-sqlite3';
import * as v from 'valibot';
import type { PersonId } from '../../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../../src/lib/domain/wire/append.ts';
import { type ExchangeAnswer, exchangeRequest } from '../../../src/lib/domain/wire/exchange.ts';
import { migrate } from '../../../src/lib/server/database/migrator.ts';
import { append, type AppendRun } from '../../../src/lib/server/documents/append.ts';
import type { PartSeal } from '../../../src/lib/server/documents/crypt/part-seal.ts';
import type { DocumentParts } from '../../../src/lib/server/documents/parts.ts';
import type { SyncParts } from '../../../src/lib/server/sync/parts.ts';
import { exchange } from '../../../src/lib/server/sync/exchange.ts';
import type { Chance } from './chance.ts';
import { clockwork } from './clockwork.ts';
import { CrashingDatabase } from './crashing-database.ts';
import { lookAtBytes } from '../../server/light-examiner.ts';
import { shelfStore, type Shelf } from './document-shelf.ts';
import { people } from './people.ts';

const EARLIEST_TIME = Date.UTC(2026, 0, 1);

/** The server: the product's own exchange and append over a disk that outlives its crashes. */
export class SimulatedServer {
	readonly disk: BetterSqlite.Database;
	readonly shelf: Shelf = new Map();
	/** Told the statement-level faults of the product that are no crash. */
	readonly faults: string[] = [];
	/** How often it has crashed. */
	crashes = 0;
	/** What each device has said it heard of. */
	#acknowledged = new Map<string, number>();
	#life: CrashingDatabase;
	#chance: Chance;

	constructor(chance: Chance) {
		this.disk = new BetterSqlite(template);
		this.disk.pragma('foreign_keys = ON');
		this.#chance = chance;
		this.#life = this.#begin();
	}

	crashAt(statement: number): void {
		this.#life.crashAt(statement);
	}

	crash(): void {
		this.#life.crash();
	}

	/**
	 * Forgets what this person's devices have told by number; what they told of stays. Only of a device that has heard of
	 * all of it: where an answer is still to be repeated no numbering is lost and what it numbered kept.
	 */
	part(person: PersonId): void {
		if (this.disk.inTransaction) return;
		for (const [client, acknowledged] of this.#acknowledged) {
			const found = this.disk
				.prepare('update client set last_seq = 0 where id = ? and person_id = ? and last_seq = ?')
				.run(client, person, acknowledged);
			if (found.changes > 0)
				this.disk.prepare('delete from outcome where client_id = ?').run(client);
		}
	}

	/** Rejects with Crash when the server goes down under the request. */
	exchange(asker: PersonId, body: unknown): Promise<ExchangeAnswer> {
		const request = v.parse(exchangeRequest, body);
		this.#acknowledged.set(request.client, request.acknowledged);
		return exchange(this.#parts(), { personId: asker, device: asker.slice(-4) }, request);
	}

	append(run: AppendRun): Promise<AppendAnswer> {
		return append(this.#parts(), run);
	}

	#begin(): CrashingDatabase {
		return new CrashingDatabase(this.disk, () => {
			this.crashes++;
			this.#life = this.#begin();
		});
	}

	#parts(): SyncParts & DocumentParts {
		const life = this.#life;
		const record = (facts: object, event: string) =>
			void this.faults.push(`${event} ${JSON.stringify(facts)}`);
		return {
			config: { ...LIMITS, dueWorkingDays: 15, holidays: [] },
			db: life.db,
			addresses: everywhere,
			changes: { publish: () => undefined },
			documents: shelfStore(this.shelf, () => life.step()),
			partSeal: UNSEALED,
			examine: lookAtBytes,
			clock: () => clockwork.now,
			random: (target) => target.map(() => this.#chance.below(256)),
			log: { debug: () => undefined, info: () => undefined, warn: record, error: record }
		};
	}
}

const LIMITS = {
	documentMaxBytes: 2 ** 20,
	personDocumentBytes: 2 ** 40,
	personUnfinishedDocuments: 2 ** 20
};

/** Encryption is not what is tried here, and the witness counts bytes. */
const UNSEALED: PartSeal = { seal: (_, bytes) => bytes, open: (_, bytes) => bytes };

/** The address directory is not what is tried here. */
const everywhere: SyncParts['addresses'] = {
	findDistrict: (_db, id) => Promise.resolve({ id, name: id, kind: 'rayon', retired: false }),
	findPlace: () => Promise.resolve(undefined)
};

const template = await makeTemplate();

/** An empty, migrated database with the two people in it, to be cloned for every schedule. */
async function makeTemplate(): Promise<Buffer> {
	const disk = new BetterSqlite(':memory:');
	const { db } = new CrashingDatabase(disk, () => undefined);
	await migrate(db);
	for (const person of people) {
		await db
			.insertInto('person')
			.values({
				...{ id: person.id, issuer: 'simulation', subject: person.id, fin: person.fin },
				...{ given_name: person.givenName, family_name: person.familyName, patronymic: '' },
				...{ phone: person.phone, email: person.email },
				...{ revision: 0, created_at: EARLIEST_TIME }
			})
			.execute();
	}
	return disk.serialize();
}
