import { ConfigError, readConfig } from '../config.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrator.ts';

/* `npm run migrate`: brings the configured database up to this build and says what it did. */

async function run(): Promise<void> {
	const db = await openDatabase(readConfig(process.env));
	try {
		const names = await migrate(db);
		console.log(
			names.length === 0 ? 'The database is up to date.' : `Migrated: ${names.join(', ')}`
		);
	} finally {
		await db.destroy();
	}
}

try {
	await run();
} catch (error) {
	console.error(error instanceof ConfigError ? error.message : error);
	process.exitCode = 1;
}
