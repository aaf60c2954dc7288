import { join } from 'node:path';
import { CommandError, runCommand } from '../command.ts';
import { readConfig } from '../config.ts';
import { DiskStore } from '../documents/disk-store.ts';
import { restoreBackup } from './restore-backup.ts';

/* `npm run restore -- FOLDER`: makes an empty installation what a backup says (docs/operating.md). */

const asItIs = () => Promise.resolve();

await runCommand(async (db, [folder]) => {
	if (!folder) throw new CommandError('Usage: npm run restore -- FOLDER');
	const disk = new DiskStore(join(readConfig(process.env).dataDir, 'documents'));
	const { takenAt, documents } = await restoreBackup({ db, disk }, folder);
	return `Restored as of ${takenAt}, with ${documents.length} documents.`;
}, asItIs);
