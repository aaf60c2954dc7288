import { openDatabase } from '../../src/lib/server/database/database.ts';
import { migrate } from '../../src/lib/server/database/migrator.ts';
import { signIn, type SignedIn } from './product-client.ts';
import { addAddresses, random } from './sync-server.ts';

/** A person with a session in the data folder of a server that is still to be started. */
export async function signUp(dataDir: string): Promise<SignedIn> {
	const db = await openDatabase({ dataDir, databaseUrl: null });
	await migrate(db);
	await addAddresses(db);
	const config = {
		session: { idleHours: 100, maxHours: 100, staffIdleMinutes: 60, staffMaxHours: 1 }
	};
	const who = await signIn({ db, clock: Date.now, random, config });
	await db.destroy();
	return who;
}
