import type { FieldConflicts, FieldValues } from '../../../../src/lib/domain/application/fields.ts';
import type { ApplicationRow, DocumentRow } from '../../../../src/lib/local/person-database.ts';
import { people } from '../people.ts';
import type { World } from '../world.ts';

/** An application as the server's disk has it, read past the product's own code. */
export interface ServerApplication {
	id: string;
	owner: number;
	status: string;
	number: string | null;
	removed: boolean;
	fields: FieldValues;
	conflicts: FieldConflicts;
	registrations: number;
	/** What became of it, step by step. */
	steps: Step[];
	answers: TakenAnswer[];
}

export interface Step {
	id: string;
	status: string;
	note: string;
	isByDesk: boolean;
}

/** An answer the server has taken. */
export interface TakenAnswer {
	question: string;
	text: string;
	fields: FieldValues;
	documents: string[];
	isSettled: boolean;
}

export interface ServerDocument {
	id: string;
	app: string;
	owner: number;
	state: string;
	removed: boolean;
	name: string;
}

/** What one device shows and still keeps once everything has come to rest. */
export interface DeviceState {
	device: number;
	person: number | null;
	applications: Map<string, ApplicationRow>;
	documents: DocumentRow[];
	pending: string[];
	/** Documents whose every slice is here, by their id. */
	bytes: Map<string, Uint8Array>;
}

export interface FinalState {
	applications: Map<string, ServerApplication>;
	documents: Map<string, ServerDocument>;
	devices: DeviceState[];
}

export async function readFinalState(world: World): Promise<FinalState> {
	const devices: DeviceState[] = [];
	for (const device of world.devices) {
		const db = device.tabAt(0)!.workspace.db;
		const rows = await db.applications.toArray();
		const parts = await db.parts.toArray();
		const mutations = await db.mutations.toArray();
		devices.push({
			device: device.index,
			person: device.person,
			applications: new Map(rows.map((row) => [row.id, row])),
			documents: await db.documents.toArray(),
			pending: mutations.map(
				({ seq, mutation }) => `${seq} ${mutation.kind} ${mutation.applicationId}`
			),
			bytes: joinParts(parts)
		});
	}
	return { ...readServer(world), devices };
}

function joinParts(
	parts: readonly { documentId: string; index: number; bytes: ArrayBuffer }[]
): Map<string, Uint8Array> {
	const byDocument = Map.groupBy(parts, (part) => part.documentId);
	return new Map(
		[...byDocument].map(([id, slices]) => [
			id,
			Buffer.concat(
				slices.toSorted((a, b) => a.index - b.index).map(({ bytes }) => new Uint8Array(bytes))
			)
		])
	);
}

function readServer(world: World): Omit<FinalState, 'devices'> {
	const { server } = world;
	const read = <Row>(sql: string) => server.disk.prepare<[], Row>(sql).all();
	const steps = readSteps(world);
	const answers = readAnswers(world);
	const applications = read<
		Record<'id' | 'person_id' | 'status' | 'fields' | 'conflicts', string> & {
			number: string | null;
			removed: number;
		}
	>('select * from application').map((row) => {
		const { id, person_id, status, number, removed, fields, conflicts } = row;
		const own = steps.get(id) ?? [];
		return {
			...{ id, owner: ownerOf(person_id), status, number, removed: removed === 1, steps: own },
			registrations: own.filter((step) => step.status === 'registered').length,
			answers: answers.get(id) ?? [],
			fields: JSON.parse(fields) as FieldValues,
			conflicts: JSON.parse(conflicts) as FieldConflicts
		};
	});
	const documents = read<
		Record<'id' | 'application_id' | 'person_id' | 'state' | 'name', string> & { removed: number }
	>('select * from document').map(({ id, application_id, person_id, state, name, removed }) => ({
		...{ id, app: application_id, owner: ownerOf(person_id), state, name, removed: removed === 1 }
	}));
	return { applications: byId(applications), documents: byId(documents) };
}

function readSteps({ server }: World): Map<string, Step[]> {
	const rows = server.disk
		.prepare<
			[],
			Record<'id' | 'application_id' | 'status' | 'note', string> & { by: string | null }
		>('select id, application_id, status, note, operator_id as by from status_event order by rowid')
		.all();
	const byApplication = Map.groupBy(rows, ({ application_id }) => application_id);
	return mapValues(byApplication, ({ id, status, note, by }) => ({
		...{ id, status, note },
		isByDesk: by !== null
	}));
}

function readAnswers({ server }: World): Map<string, TakenAnswer[]> {
	const rows = server.disk
		.prepare<
			[],
			Record<'question_id' | 'application_id' | 'text' | 'fields' | 'documents', string> & {
				settled_at: number | null;
			}
		>('select * from question_answer order by answered_at')
		.all();
	const byApplication = Map.groupBy(rows, ({ application_id }) => application_id);
	return mapValues(byApplication, (row) => ({
		...{ question: row.question_id, text: row.text, isSettled: row.settled_at !== null },
		fields: JSON.parse(row.fields) as FieldValues,
		documents: JSON.parse(row.documents) as string[]
	}));
}

function mapValues<Row, Made>(
	groups: ReadonlyMap<string, Row[]>,
	make: (row: Row) => Made
): Map<string, Made[]> {
	return new Map([...groups].map(([id, rows]) => [id, rows.map((row) => make(row))]));
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
	return new Map(rows.map((row) => [row.id, row]));
}

function ownerOf(id: string): number {
	return people.findIndex((person) => person.id === id);
}
