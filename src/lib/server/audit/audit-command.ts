import { CommandError, runCommand } from '../command.ts';
import { verifyAudit } from './verify.ts';

/* `npm run audit -- verify [ROW HASH]`: whether the record of who did what is as it was written. */

const USAGE = 'Usage: npm run audit -- verify [ROW HASH]';

await runCommand(async (db, [verb, row, hash, ...more]) => {
	const isNoted = row !== undefined && hash !== undefined;
	if (verb !== 'verify' || more.length > 0 || (row !== undefined && !isNoted))
		throw new CommandError(USAGE);
	const finding = await verifyAudit(db, isNoted ? { seq: Number(row), hash } : undefined);
	if (finding.kind === 'broken')
		throw new CommandError(`Row ${finding.seq} of the audit is ${finding.why}`);
	if (finding.rows === 0) return 'The audit is empty';
	return `The audit is whole: ${finding.rows} rows, the last ${finding.hash}`;
});
