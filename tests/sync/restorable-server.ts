import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import { restoreBackup } from '../../src/lib/server/backup/restore-backup.ts';
import { takeBackup } from '../../src/lib/server/backup/take-backup.ts';
import { type Database, openDatabase } from '../../src/lib/server/database/database.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import { DiskStore } from '../../src/lib/server/documents/disk-store.ts';
import { Engine } from '../../src/lib/sync/engine.ts';
import type { Transport } from '../../src/lib/sync/transport.ts';
import { aygun, testDevice, type TestDevice } from '../local/device.ts';
import { Operator } from '../server/operator.ts';
import { addPerson, startSyncServer, type SyncServer } from '../server/sync-server.ts';

export interface Device extends TestDevice {
	engine: Engine;
}

/** A server with one person, of which backups are taken and restored by the product's own code. */
export class RestorableServer {
	person!: PersonId;
	#folder!: string;
	#db!: Database;
	#server!: SyncServer;
	#restored = 0;

	static async open(): Promise<RestorableServer> {
		const it = new RestorableServer();
		it.#folder = await mkdtemp(join(tmpdir(), 'muraciet-restored-'));
		await it.#begin();
		await migrate(it.#db);
		it.#server = await startSyncServer(it.#db);
		it.person = await addPerson(it.#db);
		return it;
	}

	async close(): Promise<void> {
		await this.#end();
		await rm(this.#folder, { recursive: true });
	}

	backUp(): Promise<unknown> {
		return takeBackup({ ...this.#server.parts, db: this.#db }, join(this.#folder, 'backup'));
	}

	/** The server is lost and stands as it did when it was backed up. */
	async restore(): Promise<void> {
		await this.#end();
		await this.#begin();
		const disk = new DiskStore(join(this.#folder, 'documents'));
		await restoreBackup({ db: this.#db, disk }, join(this.#folder, 'backup'));
		this.#server = await startSyncServer(this.#db);
	}

	/** Knows no device any more: then only a device's cursor shows that the server was set back. */
	async forgetDevices(): Promise<void> {
		await this.#db.deleteFrom('outcome').execute();
		await this.#db.deleteFrom('client').execute();
	}

	desk(): Operator {
		return new Operator(this.#db, this.person, this.#server.parts.clock);
	}

	application(id: ApplicationId) {
		return this.#db
			.selectFrom('application')
			.selectAll()
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
	}

	documents() {
		return this.#db.selectFrom('document').selectAll().where('removed', '=', 0).execute();
	}

	newDevice(): Device {
		const device = testDevice({ ...aygun, id: this.person });
		const transport: Transport = {
			exchange: (request) => this.#server.exchange(request),
			append: ({ document, offset, bytes }) => {
				const body = bytes.length > 0 ? new Blob([bytes.slice()]).stream() : null;
				return this.#server.append({ owner: this.person, document, offset, body });
			}
		};
		const parts = { workspace: device.workspace, person: this.person, transport };
		return { ...device, engine: new Engine({ ...parts, chance: () => 0 }) };
	}

	async #begin(): Promise<void> {
		const dataDir = join(this.#folder, `server-${this.#restored++}`);
		this.#db = await openDatabase({ dataDir, databaseUrl: null });
	}

	async #end(): Promise<void> {
		await this.#server.close();
		await this.#db.destroy();
	}
}
