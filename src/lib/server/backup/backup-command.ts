import { join } from 'node:path';
import { CommandError, runCommand } from '../command.ts';
import { readConfig } from '../config.ts';
import { DiskStore } from '../documents/disk-store.ts';
import { takeBackup } from './take-backup.ts';

/* `npm run backup -- FOLDER`: copies the database and the documents, while the server runs (docs/operating.md). */

await runCommand(async (db, [folder]) => {
	if (!folder) throw new CommandError('Usage: npm run backup -- FOLDER');
	const disk = new DiskStore(join(readConfig(process.env).dataDir, 'documents'));
	const { tables, documents, takenAt } = await takeBackup({ db, disk, clock: Date.now }, folder);
	const rows = tables.reduce((sum, table) => sum + table.rows, 0);
	return `Backed up ${rows} rows and ${documents.length} documents, as of ${takenAt}.`;
});
