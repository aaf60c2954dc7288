import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { parse } from 'valibot';
import type { PersonId } from '../../src/lib/domain/ids.ts';
import { type QueueFilter, type QueueOrder, queueQuery } from '../../src/lib/domain/wire/desk.ts';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import { answerCounts, answerQueue } from '../../src/lib/server/desk/queue/answer-queue.ts';
import { ORDER_COLUMNS, writePlace } from '../../src/lib/server/desk/queue/page-place.ts';
import type { QueueEntry } from '../../src/lib/server/desk/queue/read-queue.ts';
import { fillQueue, LAST_DAY } from './desk/fill-queue.ts';
import { startPostgres } from '../postgres/start-postgres.ts';

/*
 * `npm run bench -- desk`: what a page of the desk's queue and its counts take, as the server answers them (50 lines with
 * the names beside them), with 1,000, 100,000 and 1,000,000 applications, on SQLite and on PostgreSQL as it comes. Bar: p99
 * under 20 ms at 100,000, and the same on the last page as on the first.
 */

const { values: given } = parseArgs({
	options: {
		stored: { type: 'string', default: '1000,100000,1000000' },
		runs: { type: 'string', default: '200' }
	},
	allowPositionals: true
});
const LIMIT = 50;
const runs = Number(given.runs);
const CONFIG = { holidays: [] };

for (const total of given.stored.split(',').map(Number)) {
	const folder = await mkdtemp(join(tmpdir(), 'bench-desk-'));
	await measure('SQLite', await openDatabase({ dataDir: folder, databaseUrl: null }), total);
	await rm(folder, { recursive: true });
	const postgres = await startPostgres();
	const db = await openDatabase({ dataDir: folder, databaseUrl: postgres.server });
	await measure(`PostgreSQL ${postgres.version}`, db, total);
	await postgres.stop();
}

async function measure(name: string, db: Database, total: number): Promise<void> {
	await migrate(db);
	const operator = await fillQueue(db, total);
	console.log(`\n${name}, ${total} applications`);
	for (const [title, ask] of await asksOf(db, operator, total)) {
		const times: number[] = [];
		for (let run = 0; run < runs + 5; run++) {
			const began = performance.now();
			await ask();
			if (run >= 5) times.push(performance.now() - began);
		}
		times.sort((a, b) => a - b);
		const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
		console.log(`  ${title.padEnd(46)} p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
	}
	await db.destroy();
}

type Ask = readonly [string, () => Promise<unknown>];

async function asksOf(db: Database, personId: PersonId, total: number): Promise<Ask[]> {
	const parts = { db, clock: () => Date.parse(LAST_DAY), config: CONFIG };
	const operating = { personId, role: 'operator' } as const;
	const page = (
		filter: Partial<QueueFilter>,
		order: Partial<QueueOrder> = {},
		after: string | null = null
	) => {
		const query = parse(queueQuery, {
			filter,
			order: { by: 'due', isDescending: false, ...order }
		});
		return () => answerQueue(parts, operating, { ...query, after, limit: LIMIT });
	};
	const deep = async (by: QueueOrder['by'], share: number): Promise<Ask> => {
		const after = await placeAt(db, by, Math.floor(total * share));
		return [
			`all by ${by}, page ${Math.floor((total * share) / LIMIT) + 1}`,
			page({ stage: 'all' }, { by }, after)
		];
	};
	const middle = String(Math.floor(total / 2)).padStart(12, '0');
	return [
		['open by due (the default)', page({})],
		['overdue', page({ due: 'overdue' })],
		['done, the newest first', page({ stage: 'done' }, { by: 'submitted', isDescending: true })],
		['ready by name', page({ stage: 'ready' }, { by: 'name' })],
		['a district, open', page({ district: 'd-7' })],
		[
			'a district, decided, by date',
			page({ district: 'd-7', stage: 'rejected' }, { by: 'submitted' })
		],
		[
			'a rare source and a district, by name',
			page({ stage: 'all', source: 'callCentre', district: 'd-8' }, { by: 'name' })
		],
		['mine', page({ assignment: 'mine' })],
		["nobody's, by date", page({ assignment: 'nobody' }, { by: 'submitted' })],
		['search: a number', page({ stage: 'all', search: `26-${middle}` })],
		['search: a FİN', page({ stage: 'all', search: `f${middle.slice(6)}` })],
		['search: a common name, by due', page({ stage: 'all', search: 'məmmədov' })],
		['search: a common name and a stage', page({ stage: 'moreInfo', search: 'memm' })],
		[
			'search: name and family name',
			page({ stage: 'all', search: 'aysel memm' }, { by: 'submitted', isDescending: true })
		],
		['search: one letter', page({ search: 'm' })],
		['counts', () => answerCounts(parts, operating, parse(queueQuery.entries.filter, {}))],
		[
			'counts of a search',
			() =>
				answerCounts(parts, operating, parse(queueQuery.entries.filter, { search: 'aysel memm' }))
		],
		...(await Promise.all([deep('due', 0), deep('due', 0.5), deep('due', 0.999)])),
		...(await Promise.all([
			deep('submitted', 0),
			deep('submitted', 0.5),
			deep('submitted', 0.999)
		])),
		...(await Promise.all([deep('name', 0), deep('name', 0.5), deep('name', 0.999)]))
	];
}

/** The place so many lines into an order: found by counting, as no page of the product is. */
async function placeAt(db: Database, by: QueueOrder['by'], index: number): Promise<string | null> {
	if (index === 0) return null;
	const column = ORDER_COLUMNS[by];
	const { rows } =
		await sql<QueueEntry>`select * from queue_entry order by ${sql.ref(column)}, application_id limit 1 offset ${index}`.execute(
			db
		);
	const entry = rows[0]!;
	return writePlace({ key: entry[column], id: entry.application_id });
}
