import { ConfigError, readConfig } from './config.ts';
import { type Database, openDatabase } from './database/database.ts';
import { migrate } from './database/migrator.ts';

/** What a person at a terminal can mend: told without a stack. */
export class CommandError extends Error {}

/**
 * Runs one of the server's commands on the configured database, brought up to this build unless told otherwise, with the
 * words it was given, and prints what it answers. A CommandError or ConfigError is told on stderr and ends the process with 1.
 */
export async function runCommand(
	command: (db: Database, words: string[]) => Promise<string>,
	prepare: (db: Database) => Promise<unknown> = migrate
): Promise<void> {
	const run = async (db: Database) => {
		await prepare(db);
		return command(db, process.argv.slice(2));
	};
	try {
		process.stdout.write(`${await onDatabase(run)}\n`);
	} catch (error) {
		const isTold = error instanceof CommandError || error instanceof ConfigError;
		process.stderr.write(`${isTold ? error.message : String((error as Error).stack)}\n`);
		process.exitCode = 1;
	}
}

async function onDatabase(work: (db: Database) => Promise<string>): Promise<string> {
	const db = await openDatabase(readConfig(process.env));
	try {
		return await work(db);
	} finally {
		await db.destroy();
	}
}
