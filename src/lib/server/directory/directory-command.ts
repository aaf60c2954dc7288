import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandError, runCommand } from '../command.ts';
import { importDirectory } from './import-directory.ts';
import type { LineProblem } from './read-table.ts';
import type { Replacement } from './replace-directory.ts';
import { seedDirectory } from './seed-directory.ts';

/* `npm run directory -- import FILE.csv`: makes the address directory what the file says (docs/directory.md). */

const USAGE = 'Usage: npm run directory -- import FILE.csv';
const MOST_PROBLEMS_TOLD = 100;

await runCommand(async (db, [verb, path]) => {
	if (verb !== 'import' || !path) throw new CommandError(USAGE);
	const file = { name: basename(path), bytes: await readGiven(path) };
	await seedDirectory(db, Date.now);
	const result = await importDirectory(db, file, Date.now());
	if (!result.ok) throw new CommandError(tellProblems(file.name, result.problems));
	return tellReplacement(result.replacement);
});

async function readGiven(path: string): Promise<Uint8Array> {
	try {
		return await readFile(path);
	} catch (error) {
		throw new CommandError(`${path} can’t be read: ${(error as NodeJS.ErrnoException).code}`);
	}
}

function tellProblems(name: string, problems: readonly LineProblem[]): string {
	const told = problems.slice(0, MOST_PROBLEMS_TOLD);
	const more = problems.length - told.length;
	return [
		...told.map(({ line, message }) => `line ${line}: ${message}`),
		...(more > 0 ? [`… and ${more} more`] : []),
		`Nothing was imported: ${name} has ${problems.length} wrong.`
	].join('\n');
}

function tellReplacement({ version, districts, places }: Replacement): string {
	const counts = ({ added, changed, retired, kept }: Replacement['places']) =>
		`${added} added, ${changed} changed, ${retired} retired, ${kept} as they were`;
	return [
		`districts: ${counts(districts)}`,
		`places: ${counts(places)}`,
		`The directory is now version ${version}.`
	].join('\n');
}
