import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { DeviceDatabase } from '../../src/lib/local/device-database.ts';
import { openWorkspace, type Tools, type Unlocked } from '../../src/lib/local/open-workspace.ts';
import { enter } from '../../src/lib/local/people-here.ts';
import { type PersonDatabase, personDatabaseName } from '../../src/lib/local/person-database.ts';
import { setPin } from '../../src/lib/local/pin/switch-pin.ts';
import { unlock, type UnlockResult } from '../../src/lib/local/pin/unlock.ts';
import { rewriteRows } from '../../src/lib/local/seal/rewrite.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { aygun, completeDraft } from './device.ts';

export const PIN = '4711';

/** What only this person's data holds: typed, of the profile, of the documents. */
export const TRACES = [
	...['5ABC123', 'aygun@example.az', 'küçəsi'],
	...['Məmmədova', '994502345678', 'çıxarış', '%PDF-1.7', '%%EOF']
];

/** A phone with one person signed in on it, and a clock that moves when told. */
export class Phone {
	readonly tools: Tools;
	#now = Date.UTC(2026, 10, 23, 8);
	#opened: { close(): void }[] = [];
	#keys: Unlocked[] = [];

	constructor() {
		const device = new DeviceDatabase();
		this.#opened.push(device);
		this.tools = {
			device,
			clock: () => this.#now,
			random: (target) => crypto.getRandomValues(target)
		};
	}

	pass(milliseconds: number): void {
		this.#now += milliseconds;
	}

	async open(unlocked: Unlocked | null = null): Promise<Workspace> {
		const workspace = await openWorkspace(this.tools, unlocked);
		this.#opened.push(workspace.db);
		return workspace;
	}

	/** Signs in and fills in a draft with both its documents. */
	async begin(size = 300_000): Promise<{ workspace: Workspace; id: ApplicationId }> {
		await enter(this.tools, aygun);
		const workspace = await this.open();
		const id = await completeDraft(workspace, size);
		return { workspace, id };
	}

	/** Sets the PIN and seals everything. */
	async lock(workspace: Workspace): Promise<Unlocked> {
		const unlocked = await setPin(workspace, PIN, 5);
		this.#keys.push(unlocked);
		await rewriteRows(workspace.db, 'open');
		return unlocked;
	}

	/** Opens the data again with the right PIN, as after a reload. */
	async unlocked(): Promise<{ workspace: Workspace; unlocked: Unlocked }> {
		const result = await this.attempt(PIN);
		if (result.kind !== 'unlocked') throw new Error(`It is ${result.kind}`);
		return { workspace: await this.open(result.unlocked), unlocked: result.unlocked };
	}

	async attempt(pin: string): Promise<UnlockResult> {
		const result = await unlock(this.tools, aygun.id, pin);
		if (result.kind === 'unlocked') this.#keys.push(result.unlocked);
		return result;
	}

	async discard(): Promise<void> {
		for (const key of this.#keys.splice(0)) key.release();
		for (const db of this.#opened.splice(0)) db.close();
		for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
	}
}

/** Which of the traces can be found in the raw database. */
export async function tracesAtRest(): Promise<string[]> {
	const text = await readRaw();
	return TRACES.filter((trace) => text.includes(trace));
}

/** How many rows of the person's lie sealed. */
export async function countSealed(): Promise<number> {
	return ((await readRaw()).match(/"sealed":/g) ?? []).length;
}

/** The database as it lies, without the product's code. */
async function readRaw(): Promise<string> {
	const db = await whenDone(indexedDB.open(personDatabaseName(aygun.id)));
	const kept: unknown[] = [];
	for (const store of db.objectStoreNames)
		kept.push(store, await whenDone(db.transaction(store).objectStore(store).getAll()));
	db.close();
	return JSON.stringify(kept, (_key, value: unknown) => textOf(value));
}

function textOf(value: unknown): unknown {
	const isBytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
	return isBytes ? new TextDecoder().decode(value) : value;
}

function whenDone<Result>(request: IDBRequest<Result>): Promise<Result> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(new Error('The database can not be read'));
	});
}

/** Everything of the person's as the screens read it. */
export async function readAll({ db }: Pick<Workspace, 'db'>): Promise<unknown> {
	const [applications, documents, parts, mutations, profile] = await Promise.all([
		db.applications.toArray(),
		db.documents.toArray(),
		db.parts.toArray(),
		db.mutations.toArray(),
		db.meta.get('profile')
	]);
	const bytes = parts.map((part) => Buffer.from(part.bytes).toString('base64'));
	return { applications, documents, bytes, mutations, profile };
}

/** From the n-th write on nothing is written any more, as after the browser was killed. */
export function cutAt(db: PersonDatabase, write: number): Promise<void> {
	let writes = 0;
	db.close();
	db.use({
		stack: 'dbcore',
		name: 'cut',
		level: -20,
		create: (core) => ({
			...core,
			table: (name) => {
				const table = core.table(name);
				return {
					...table,
					mutate: (request) =>
						++writes < write ? table.mutate(request) : Promise.reject(new Error('cut'))
				};
			}
		})
	});
	return db.open().then(() => undefined);
}

export async function type(workspace: Workspace, id: ApplicationId, notes: string): Promise<void> {
	await saveFields(workspace, id, { notes });
}
