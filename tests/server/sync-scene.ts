import { afterEach, beforeEach } from 'vitest';
import { onEachDatabase, type OnDatabases } from './databases.ts';
import { TestDevice } from './sync-device.ts';
import { addPerson, startSyncServer, type SyncServer } from './sync-server.ts';
import type { Database } from '../../src/lib/server/database/database.ts';

/** Someone with two devices. */
export interface SyncScene {
	database: Database;
	server: SyncServer;
	phone: TestDevice;
	laptop: TestDevice;
}

/** Runs a suite on each database, or on those told, each test in a scene of its own, which is there once the test runs. */
export function onEachSyncScene(
	suite: (scene: SyncScene) => void,
	on: OnDatabases = onEachDatabase
): void {
	on((database) => {
		const scene = {} as SyncScene;
		beforeEach(async () => {
			const server = await startSyncServer(database());
			const person = await addPerson(database());
			Object.assign(scene, {
				database: database(),
				server,
				phone: new TestDevice(server, person, 'Chrome, Android'),
				laptop: new TestDevice(server, person, 'Firefox, Linux')
			} satisfies SyncScene);
		});
		afterEach(() => scene.server.close());
		suite(scene);
	});
}
