import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { CommandError } from '../command.ts';

/** Of a file of the backup: its SHA-256 in hexadecimal. */
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const manifest = v.object({
	/** The form of the backup; another one is not read. */
	format: v.literal(1),
	/** When its moment was, ISO 8601. */
	takenAt: v.string(),
	/** The migrations the tables had been through. */
	migrations: v.pipe(v.array(v.string()), v.nonEmpty()),
	tables: v.array(v.object({ name: v.string(), rows: count, sha256: digest })),
	documents: v.array(v.object({ id: v.string(), sha256: digest }))
});

/** What a backup holds and how to know that all of it is still as it was. */
export type Manifest = v.InferOutput<typeof manifest>;

const FILE = 'manifest.json';

/** Written last: a backup without it is not one. */
export async function writeManifest(folder: string, content: Manifest): Promise<void> {
	await writeFile(join(folder, FILE), JSON.stringify(content, null, '\t'), {
		mode: 0o600,
		flush: true
	});
}

/** Throws CommandError for a folder that holds no whole backup. */
export async function readManifest(folder: string): Promise<Manifest> {
	try {
		return v.parse(manifest, JSON.parse(await readFile(join(folder, FILE), 'utf8')));
	} catch {
		throw new CommandError(`${folder} holds no whole backup: its ${FILE} can’t be read.`);
	}
}
