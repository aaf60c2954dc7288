import { ChangeHub } from '../changes/change-hub.ts';
import { CommandError, runCommand } from '../command.ts';
import { readConfig } from '../config.ts';
import { findExpired, type Retained, runRetention } from './run-retention.ts';

/* `npm run retention [-- --dry-run]`: lets go of what is beyond its term, or only says what that is (docs/operating.md). */

await runCommand(async (db, words) => {
	const isDry = words[0] === '--dry-run';
	if (words.length > (isDry ? 1 : 0))
		throw new CommandError('Usage: npm run retention [-- --dry-run]');
	const config = readConfig(process.env);
	const parts = { config, db, changes: new ChangeHub(), clock: Date.now };
	const { drafts, decided, audit } = await (isDry ? findExpired(parts) : runRetention(parts));
	return `${isDry ? 'Would let go of' : 'Let go of'} ${tell({ drafts, decided, audit })}.`;
});

function tell({ drafts, decided, audit }: Retained): string {
	return `${drafts} drafts, ${decided} decided applications and ${audit} rows of the audit`;
}
