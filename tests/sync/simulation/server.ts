import BetterSqlite from 'better-sqlite3';
import * as v from 'valibot';
import type { PersonId } from '../../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../../src/lib/domain/wire/append.ts';
import { type ExchangeAnswer, exchangeRequest } from '../../../src/lib/domain/wire/exchange.ts';
import type { MoveRequest } from '../../../src/lib/domain/wire/desk.ts';
import type { StepAnswer } from '../../../src/lib/domain/wire/desk-answers.ts';
import { moveApplication } from '../../../src/lib/server/desk/steps/move-application.ts';
import type { Examiner } from '../../../src/lib/server/documents/examiner.ts';
import { migrate } from '../../../src/lib/server/database/migrator.ts';
import { append, type AppendRun } from '../../../src/lib/server/documents/append.ts';
import type { PartSeal } from '../../../src/lib/server/documents/crypt/part-seal.ts';
import type { DocumentParts } from '../../../src/lib/server/documents/parts.ts';
import { Receiving } from '../../../src/lib/server/documents/receiving.ts';
import type { SyncParts } from '../../../src/lib/server/sync/parts.ts';
import { exchange } from '../../../src/lib/server/sync/exchange.ts';
import type { Chance } from './chance.ts';
import { clockwork } from './clockwork.ts';
import { CrashingDatabase } from './crashing-database.ts';
import { shelfStore, type Shelf } from './document-shelf.ts';
import { HARM } from './made-up.ts';
import { people } from './people.ts';

/** Who sits at the desk. */
const OPERATOR = '01900000-0000-7000-8000-000000000009' as PersonId;

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
	/** In memory: gone with each crash. */
	#receiving = new Receiving();
	#chance: Chance;

	constructor(chance: Chance) {
		this.disk = cleanDisk();
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

	/** What the desk does to an application. */
	move(asked: MoveRequest): Promise<StepAnswer> {
		return moveApplication(this.#parts(), { personId: OPERATOR, role: 'operator' }, asked);
	}

	#begin(): CrashingDatabase {
		this.#receiving = new Receiving();
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
			receiving: this.#receiving,
			examine: lookForHarm,
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

/** Reads a document to its end, as the product's own looking does, and finds what a schedule calls harmful. */
const lookForHarm: Examiner = async ({ open }) => {
	let isHarmful = false;
	for await (const chunk of open()) isHarmful ||= Buffer.from(chunk).includes(HARM);
	return isHarmful ? { kind: 'refused', refusal: 'documentInfected' } : { kind: 'safe' };
};

/** The address directory is not what is tried here. */
const everywhere: SyncParts['addresses'] = {
	findDistrict: (_db, id) => Promise.resolve({ id, name: id, kind: 'rayon', retired: false }),
	findPlace: () => Promise.resolve(undefined)
};

const disk = new BetterSqlite(':memory:');
await prepareDisk();
const tables = disk
	.prepare<[], string>(
		"select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'"
	)
	.pluck()
	.all();
const triggers = disk
	.prepare<[], string>("select name from sqlite_schema where type = 'trigger'")
	.pluck()
	.all();
// They keep the audit from being changed, which tests of its own hold; here it must be emptied.
for (const trigger of triggers) disk.exec(`drop trigger ${trigger}`);
disk.exec("attach ':memory:' as fresh");
for (const table of tables) disk.exec(`create table fresh.${table} as select * from main.${table}`);
const cleaning = tables.flatMap((table) => [
	disk.prepare(`delete from main.${table}`),
	disk.prepare(`insert into main.${table} select * from fresh.${table}`)
]);

/**
 * The one disk of this process as it was before anything happened: what was compiled for one schedule serves the next.
 * What an earlier schedule's server still does reaches it no more: that server was killed.
 */
function cleanDisk(): BetterSqlite.Database {
	disk.pragma('foreign_keys = OFF');
	disk.transaction(() => cleaning.forEach((statement) => statement.run()))();
	disk.pragma('foreign_keys = ON');
	return disk;
}

/** Migrates it and puts the two people in. */
async function prepareDisk(): Promise<void> {
	const { db } = new CrashingDatabase(disk, () => undefined);
	await migrate(db);
	for (const person of [...people, { ...people[0]!, id: OPERATOR }]) {
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
}
