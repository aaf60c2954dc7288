import { listFiles } from '../store/document-files.ts';
import { forgetOtherKeys } from '../store/document-keys.ts';
import { eachPart, replacePart } from '../store/document-parts.ts';
import type { Database } from '../database/database.ts';
import { ByteReader } from './crypt/byte-reader.ts';
import { keyLabel } from './crypt/key-ring.ts';
import { keyIdOf } from './crypt/seal.ts';
import { HEAD_MAX_BYTES } from './crypt/sealed-chunk.ts';
import { renditionName, type StoredName } from './document-store.ts';
import type { OpenDocuments } from './open-documents.ts';
import { readStored } from './stored.ts';

type Parts = OpenDocuments & { db: Database };

/**
 * Encrypts with the first key whatever is encrypted with another, and forgets the other keys. Cut at any point, it goes on
 * when asked again. Answers how many files and parts it has written anew.
 */
export async function rekeyDocuments(parts: Parts): Promise<number> {
	let count = 0;
	for (const id of await listFiles(parts.db)) {
		for (const name of [id, renditionName(id)]) if (await rekeyFile(parts, name)) count++;
	}
	count += await rekeyParts(parts);
	await forgetOtherKeys(parts.db, keyLabel(parts.keys.current));
	return count;
}

async function rekeyFile({ disk, documents, keys }: Parts, name: StoredName): Promise<boolean> {
	const sealed = await disk.read(name);
	if (!sealed) return false;
	const reader = new ByteReader(sealed);
	const opening = await reader.read(HEAD_MAX_BYTES);
	await reader.end();
	if (keyIdOf(keys, opening) === keys.current.id) return false;
	await documents.put(name, readStored(documents, name));
	return true;
}

async function rekeyParts({ db, keys, partSeal }: Parts): Promise<number> {
	let count = 0;
	for await (const { document, offset, bytes } of eachPart(db)) {
		if (keyIdOf(keys, bytes) === keys.current.id) continue;
		const place = { document, offset };
		await replacePart(db, place, partSeal.seal(place, partSeal.open(place, bytes)));
		count++;
	}
	return count;
}
