import type { Selectable } from 'kysely';
import type { Directory, District, Place } from '../../domain/address/directory.ts';
import { foldText } from '../../domain/text/fold.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { DistrictTable, PlaceTable } from '../database/schema.ts';
import { shortDigest } from './entry-id.ts';

/** Times nine values: below both databases' limits of values in a statement. */
const ROWS_A_STATEMENT = 1000;

/** The district of this id, retired or not. */
export async function findDistrict(
	db: Database,
	id: District['id']
): Promise<District | undefined> {
	const row = await db.selectFrom('district').selectAll().where('id', '=', id).executeTakeFirst();
	return row && toDistrict(row);
}

/** The place of this id, retired or not. */
export async function findPlace(db: Database, id: Place['id']): Promise<Place | undefined> {
	const row = await db.selectFrom('place').selectAll().where('id', '=', id).executeTakeFirst();
	return row && toPlace(row);
}

/** The whole directory as it stands, named by its content. */
export async function readDirectory(db: Database): Promise<Directory> {
	const districts = await db.selectFrom('district').selectAll().execute();
	const places = await db.selectFrom('place').selectAll().execute();
	const content = {
		districts: districts.map(toDistrict).sort(byId),
		places: places.map(toPlace).sort(byDistrict)
	};
	return { version: shortDigest(JSON.stringify(content)), ...content };
}

/** Adds districts, or gives those of the same id new content. */
export async function saveDistricts(trx: Transaction, districts: District[]): Promise<void> {
	for (const chunk of chunksOf(districts.map(fromDistrict))) {
		await trx
			.insertInto('district')
			.values(chunk)
			.onConflict((conflict) =>
				conflict.column('id').doUpdateSet((row) => ({
					name: row.ref('excluded.name'),
					kind: row.ref('excluded.kind'),
					retired: row.ref('excluded.retired')
				}))
			)
			.execute();
	}
}

/** Adds places, or gives those of the same id new content. */
export async function savePlaces(trx: Transaction, places: Place[]): Promise<void> {
	for (const chunk of chunksOf(places.map(fromPlace))) {
		await trx
			.insertInto('place')
			.values(chunk)
			.onConflict((conflict) =>
				conflict.column('id').doUpdateSet((row) => ({
					district_id: row.ref('excluded.district_id'),
					name: row.ref('excluded.name'),
					kind: row.ref('excluded.kind'),
					fold: row.ref('excluded.fold'),
					sample: row.ref('excluded.sample'),
					retired: row.ref('excluded.retired')
				}))
			)
			.execute();
	}
}

function toDistrict({ id, name, kind, retired }: Selectable<DistrictTable>): District {
	return { id, name, kind, retired: retired === 1 };
}

function fromDistrict({ id, name, kind, retired }: District): DistrictTable {
	return { id, name, kind, retired: retired ? 1 : 0 };
}

function toPlace({ id, district_id, name, kind, sample, retired }: Selectable<PlaceTable>): Place {
	return { id, district: district_id, name, kind, sample: sample === 1, retired: retired === 1 };
}

function fromPlace({ id, district, name, kind, sample, retired }: Place): PlaceTable {
	return {
		id,
		district_id: district,
		name,
		kind,
		fold: foldText(name),
		sample: sample ? 1 : 0,
		retired: retired ? 1 : 0
	};
}

/** Neighbours that share words, which compress to less. */
function byDistrict(a: Place, b: Place): number {
	return compareCodes(a.district, b.district) || compareCodes(a.name, b.name) || byId(a, b);
}

function byId(a: { id: string }, b: { id: string }): number {
	return compareCodes(a.id, b.id);
}

/** By code, the same on both databases, whose own order of text differs. */
function compareCodes(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

function chunksOf<Row>(rows: Row[]): Row[][] {
	const starts = Array.from(
		{ length: Math.ceil(rows.length / ROWS_A_STATEMENT) },
		(_, index) => index * ROWS_A_STATEMENT
	);
	return starts.map((start) => rows.slice(start, start + ROWS_A_STATEMENT));
}
