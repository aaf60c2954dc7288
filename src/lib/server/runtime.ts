import type { Logger } from 'pino';
import type { Clock, RandomBytes } from '../domain/ids.ts';
import { type Identity, startIdentity } from './auth/identity.ts';
import { ChangeHub } from './changes/change-hub.ts';
import { PostgresRelay } from './changes/postgres-relay.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/database.ts';
import { migrate } from './database/migrator.ts';
import { refreshStatistics } from './database/statistics.ts';
import { findDistrict, findPlace } from './directory/directory-store.ts';
import { seedDirectory } from './directory/seed-directory.ts';
import { openDocuments, type OpenDocuments } from './documents/open-documents.ts';
import { checkQuarantined } from './documents/quarantine.ts';
import { sweepDocuments } from './documents/sweep.ts';
import { purgeLimits } from './limits/database-limiter.ts';
import { type Limits, makeLimits } from './limits/limits.ts';
import { makeLog } from './log.ts';
import { type Notifying, startNotifying } from './notify/notifying.ts';
import { traceError } from './observe/error-trace.ts';
import { Metrics } from './observe/metrics.ts';
import { runRetention } from './retention/run-retention.ts';
import { settleSampleStaff } from './staff/sample-staff.ts';
import type { AddressBook } from './sync/parts.ts';

/** Everything the server is made of, put together once: what each part works with is a part of this. */
export interface Runtime extends OpenDocuments {
	config: Config;
	db: Database;
	addresses: AddressBook;
	/** Tells open pages of what was committed. */
	changes: ChangeHub;
	identity: Identity;
	notifying: Notifying;
	metrics: Metrics;
	/** Set when the process has been told to stop. */
	isStopping: boolean;
	limits: Limits;
	clock: Clock;
	random: RandomBytes;
	log: Logger;
	/** What is done now and then: removed documents leave the store, those in quarantine are checked again. */
	rounds: NodeJS.Timeout[];
	/** No longer minds the process being told to stop. */
	ignoreStop: () => void;
}

type Unstarted = Omit<Runtime, 'rounds' | 'isStopping' | 'ignoreStop'>;

/** Said by the process before it waits for the requests in flight. */
const STOPPING = 'muraciet:stopping';

/** Said by Kit when they have ended. */
const SHUTDOWN = 'sveltekit:shutdown';

const SWEEP_EVERY_MS = 10 * 60 * 1000;
const CHECK_EVERY_MS = 15 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Opens what the server stands on: the database, brought up to this build, the address directory, the document store,
 * sign-in. Kit's word that the server is stopping closes it. Rejects, with nothing left open, when a part can't start.
 */
export async function startRuntime(config: Config): Promise<Runtime> {
	const db = await openDatabase(config);
	try {
		const parts = await assemble(config, db);
		const rounds = beginRounds(parts);
		const runtime: Runtime = { ...parts, rounds, isStopping: false, ignoreStop: () => undefined };
		runtime.ignoreStop = mindStop(runtime);
		return runtime;
	} catch (error) {
		await db.destroy();
		throw error;
	}
}

/** Kit's word comes when every request has ended, and an open page's subscription never does by itself. */
function mindStop(runtime: Runtime): () => void {
	const process: NodeJS.EventEmitter = globalThis.process;
	const onStopping = () => {
		runtime.isStopping = true;
		void runtime.changes.close();
	};
	const onShutdown = () => void stopRuntime(runtime);
	process.once(STOPPING, onStopping);
	process.once(SHUTDOWN, onShutdown);
	return () => {
		process.off(STOPPING, onStopping);
		process.off(SHUTDOWN, onShutdown);
	};
}

/** Closes what was opened. What was under way has been answered before, or is asked again. */
export async function stopRuntime({
	ignoreStop,
	rounds,
	changes,
	identity,
	notifying,
	db,
	log
}: Runtime): Promise<void> {
	ignoreStop();
	for (const round of rounds) clearInterval(round);
	await changes.close();
	await identity.close();
	await notifying.close();
	await db.destroy();
	log.info({}, 'stopped');
}

async function assemble(config: Config, db: Database): Promise<Unstarted> {
	const log = makeLog(config);
	const clock = Date.now;
	const random: RandomBytes = (target) => crypto.getRandomValues(target);
	const migrated = await migrate(db);
	if (migrated.length > 0) log.info({ migrated }, 'database migrated');
	await seedDirectory(db, clock);
	await settleSampleStaff({ config, db, clock });
	const changes = new ChangeHub();
	const identity = await startIdentity({ config, db, changes, clock, random, log });
	const documents = await openDocuments({ config, db, clock, log });
	const addresses = { findDistrict, findPlace };
	await relayChanges({ config, changes, log });
	const notifying = startNotifying({ config, db, clock, log });
	const limits = makeLimits({ config, db, clock });
	const metrics = new Metrics({ db, clock });
	const opened = { ...documents, changes, identity, notifying, limits, metrics };
	return { config, db, ...opened, addresses, clock, random, log };
}

/** On PostgreSQL there may be more processes than this one. */
async function relayChanges({
	config,
	changes,
	log
}: Pick<Unstarted, 'config' | 'changes' | 'log'>): Promise<void> {
	if (!config.databaseUrl) return;
	const relay = new PostgresRelay(config.databaseUrl, changes, log);
	await relay.open();
	changes.relayBy(relay);
}

function beginRounds(runtime: Unstarted): NodeJS.Timeout[] {
	const begin = (round: () => Promise<void>, every: number) => {
		const turn = () => {
			round().catch((error: unknown) => {
				runtime.log.error({ error: traceError(error) }, 'a round failed');
			});
		};
		turn();
		return setInterval(turn, every).unref();
	};
	return [
		begin(() => sweepDocuments(runtime), SWEEP_EVERY_MS),
		begin(() => purgeLimits(runtime), SWEEP_EVERY_MS),
		begin(() => checkQuarantined(runtime), CHECK_EVERY_MS),
		begin(() => forgetExpired(runtime), DAY_MS),
		begin(() => refreshStatistics(runtime.db), DAY_MS)
	];
}

async function forgetExpired(runtime: Unstarted): Promise<void> {
	const forgotten = await runRetention(runtime);
	if (Object.values(forgotten).some((count) => count > 0)) runtime.log.info(forgotten, 'let go');
}
