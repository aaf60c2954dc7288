import { type RawBuilder, sql, SqliteAdapter } from 'kysely';
import { addDays } from '../../../src/lib/domain/calendar/baku-day.ts';
import { makeId, type PersonId } from '../../../src/lib/domain/ids.ts';
import { collationKey } from '../../../src/lib/domain/text/collate.ts';
import { foldText } from '../../../src/lib/domain/text/fold.ts';
import type { Database } from '../../../src/lib/server/database/database.ts';

/** So many people apply, one after the other. */
const GIVEN =
	'Aysel Çingiz Elçin Fidan Günel Həsən İlahə Kənan Leyla Murad Nərmin Orxan Pərvin'.split(' ');
const FAMILY =
	'Abbasov Babayev Cəfərov Dadaşov Əliyev Fərzəliyev Gözəlov Həsənov İsmayılov Kərimov Mahmudov Məmmədov Nəbiyev Orucov Paşayev Quliyev Rzayev Səfərov Tağıyev Vəliyev Yusifov Zeynalov'.split(
		' '
	);
const DISTRICTS = 78;
const OPERATORS = 12;
const DAY_MS = 24 * 60 * 60 * 1000;
/** The newest was sent so many days after the oldest. */
const DAYS = 600;

/** The day the last application was sent. */
export const LAST_DAY = '2026-03-05';

/** Fills an empty, migrated database with so many sent applications, the newest twentieth open. Answers an operator. */
export async function fillQueue(db: Database, total: number): Promise<PersonId> {
	const people = await addPeople(db);
	const perDay = Math.ceil(total / DAYS);
	await db.transaction().execute(async (trx) => {
		for (let day = 0; day < DAYS && day * perDay < total; day++) {
			const [from, to] = [day * perDay, Math.min(total, (day + 1) * perDay)];
			await addApplications(trx, { from, to, total, day });
		}
		await addWords(trx);
	});
	// What autovacuum brings about within minutes, and would else do in the middle of a measurement.
	await (isSqlite(db) ? sql`analyze` : sql`vacuum analyze`).execute(db);
	return people[0]!;
}

async function addPeople(db: Database): Promise<PersonId[]> {
	const names = GIVEN.flatMap((given) => FAMILY.map((family) => ({ given, family })));
	const random = (target: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(target);
	const rows = names.map(({ given, family }, index) => ({
		id: makeId<PersonId>(() => index, random),
		...{
			issuer: 'bench',
			subject: String(index),
			fin: '1AB2CD3',
			patronymic: '',
			phone: '',
			email: ''
		},
		given_name: given,
		family_name: family,
		revision: 0,
		created_at: 0
	}));
	await db.insertInto('person').values(rows).execute();
	const kind = 'rayon' as const;
	const districts = Array.from({ length: DISTRICTS }, (_, index) => `d-${index}`);
	await db
		.insertInto('district')
		.values(districts.map((id) => ({ id, name: id, kind, retired: 0 })))
		.execute();
	await sql`create table bench_name (place integer primary key, person text, name text, name_key ${sql.raw(isSqlite(db) ? 'blob' : 'bytea')}, given text, family text)`.execute(
		db
	);
	for (const [place, { given, family }] of names.entries()) {
		const name = `${given} ${family}`;
		await sql`insert into bench_name values (${place}, ${rows[place]!.id}, ${name}, ${Buffer.from(collationKey(name))}, ${foldText(given)}, ${foldText(family)})`.execute(
			db
		);
	}
	return rows.slice(0, OPERATORS).map(({ id }) => id);
}

interface Batch {
	from: number;
	to: number;
	total: number;
	day: number;
}

const text = (of: RawBuilder<unknown>) => sql`cast(${of} as text)`;
const n = sql.raw('n');
const padded = sql.raw("substr('000000000000', 1 + length(cast(n as text))) || cast(n as text)");
const applicationId = sql`'00000000-0000-7000-8000-' || ${padded}`;
const number = sql`'26-' || ${padded} || '-0'`;
const fin = sql`'F' || substr(${padded}, 7)`;

async function addApplications(db: Database, { from, to, total, day }: Batch): Promise<void> {
	const sentOn = addDays(LAST_DAY, day - DAYS + 1);
	const sentAt = Date.parse(sentOn);
	const due = addDays(sentOn, 21);
	const isOpen = sql.raw(`(n >= ${Math.floor(total * 0.95)})`);
	const stage = sql`case when ${isOpen}
		then case ${n} % 8 when 0 then 'arriving' when 1 then 'moreInfo' when 2 then 'ready' when 3 then 'ready' else 'inProgress' end
		else case ${n} % 25 when 0 then 'rejected' when 1 then 'withdrawn' else 'done' end end`;
	const source = sql`case when ${n} % 200 = 0 then 'callCentre' when ${n} % 50 = 1 then 'asanService' when ${n} % 3 = 0 then 'eSu' when ${n} % 3 = 1 then 'eGov' else 'azersu' end`;
	const series = sql`with recursive series(n) as (select cast(${from} as bigint) union all select n + 1 from series where n + 1 < ${to})`;
	const rows = sql`from series join bench_name on bench_name.place = n % ${GIVEN.length * FAMILY.length}`;
	const at = sql`${sentAt} + (n - ${from}) * ${Math.floor(DAY_MS / (to - from))}`;
	const bigint = (value: RawBuilder<unknown>) => sql`cast(${value} as bigint)`;
	await sql`insert into application (id, person_id, type, source, status, number, fields, conflicts, authors, removed, revision, created_at, updated_at)
		${series} select ${applicationId}, person, 'newConsumer', ${source}, 'registered', ${number}, '{}', '{}', '{}', 0, 0, 0, 0 ${rows}`.execute(
		db
	);
	await sql`insert into queue_entry (application_id, version, stage, is_open, type, source, number, district, applicant_name, fin, address_key, words, name_key, due_on, due_key, submitted_at, assignee_id)
		${series} select ${applicationId}, 1, ${stage}, case when ${isOpen} and n % 8 <> 0 then 1 else 0 end, 'newConsumer', ${source}, ${number},
		'd-' || ${text(sql`n % ${DISTRICTS}`)}, name, ${fin}, 'd|' || ${text(sql`n / 2`)}, '', name_key, ${due}, case when ${isOpen} then ${due} else '9999-12-31' end, ${bigint(at)},
		(select person from bench_name as operator where operator.place = n % 17 and n % 17 < ${OPERATORS}) ${rows}`.execute(
		db
	);
}

async function addWords(db: Database): Promise<void> {
	const bytes = (of: string) =>
		sql.raw(isSqlite(db) ? `cast(${of} as blob)` : `convert_to(${of}, 'UTF8')`);
	const words = ["replace(number, '-', '')", 'lower(fin)'];
	for (const word of words) {
		await sql`insert into queue_word (word, application_id) select ${bytes(word)}, application_id from queue_entry`.execute(
			db
		);
	}
	for (const word of ['given', 'family']) {
		await sql`insert into queue_word (word, application_id) select ${bytes(word)}, application_id from queue_entry join bench_name on bench_name.name = applicant_name`.execute(
			db
		);
	}
}

function isSqlite(db: Database): boolean {
	return db.getExecutor().adapter instanceof SqliteAdapter;
}
