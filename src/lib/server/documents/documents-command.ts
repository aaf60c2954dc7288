import { ConfigError, readConfig } from '../config.ts';
import { openDatabase } from '../database/database.ts';
import { migrate } from '../database/migrator.ts';
import { makeLog } from '../log.ts';
import { openDocuments } from './open-documents.ts';
import { rekeyDocuments } from './rekey.ts';

/* `npm run documents -- rekey`: encrypts every document with the first of DOCUMENT_KEYS (docs/documents.md). */

async function run([verb]: string[]): Promise<string> {
	if (verb !== 'rekey') throw new ConfigError('Usage: npm run documents -- rekey');
	const config = readConfig(process.env);
	const db = await openDatabase(config);
	try {
		await migrate(db);
		const parts = { config, db, clock: Date.now, log: makeLog(config) };
		const count = await rekeyDocuments({ ...(await openDocuments(parts)), db });
		return `${count} written anew; no other key is needed any more.`;
	} finally {
		await db.destroy();
	}
}

try {
	console.log(await run(process.argv.slice(2)));
} catch (error) {
	console.error(error instanceof ConfigError ? error.message : error);
	process.exitCode = 1;
}
