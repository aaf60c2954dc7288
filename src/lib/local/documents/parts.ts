import { Dexie } from 'dexie';
import { DOCUMENT_PART_BYTES } from '../../domain/documents/document-limits.ts';
import type { DocumentId } from '../../domain/ids.ts';
import type { PartRow, PersonDatabase } from '../person-database.ts';

/** How many slices are written or read by one request: each costs as much as a few of them. */
const AT_ONCE = 8;

/** Their bytes: two mebibytes. */
export const RUN_BYTES = AT_ONCE * DOCUMENT_PART_BYTES;

/** Writes one slice of a document. Slices are ArrayBuffers: WebKit has restored Blobs of size 0 from IndexedDB. */
export async function writePart(
	db: PersonDatabase,
	part: { documentId: DocumentId; index: number; bytes: ArrayBuffer }
): Promise<void> {
	await db.parts.put(part);
}

/**
 * Writes a run of a document's bytes, which begins where a slice does, and once that is done reads it back. Answers
 * whether it is the same to the byte.
 */
export async function keepRun(
	db: PersonDatabase,
	documentId: DocumentId,
	{ offset, bytes }: { offset: number; bytes: ArrayBuffer }
): Promise<boolean> {
	const first = offset / DOCUMENT_PART_BYTES;
	const slices = cut(bytes);
	await db.parts.bulkPut(
		slices.map((slice, at) => ({ documentId, index: first + at, bytes: slice }))
	);
	const stored = await readRows(db, documentId, { first, last: first + slices.length - 1 });
	return slices.every((slice, at) => isSame(slice, stored[at]?.bytes));
}

/** A document's bytes from the store, slice by slice in order. Ends early where a slice is missing. */
export async function* readParts(
	db: PersonDatabase,
	documentId: DocumentId
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	for (let first = 0; ; first += AT_ONCE) {
		const rows = await readRows(db, documentId, { first, last: first + AT_ONCE - 1 });
		for (const [place, { index, bytes }] of rows.entries()) {
			if (index !== first + place) return;
			yield new Uint8Array(bytes);
		}
		if (rows.length < AT_ONCE) return;
	}
}

/** A run of a document's bytes from an offset, at most `length` of them; shorter at the end or where a slice is missing. */
export async function readRange(
	db: PersonDatabase,
	documentId: DocumentId,
	range: { offset: number; length: number }
): Promise<Uint8Array<ArrayBuffer>> {
	const { offset, length } = range;
	const first = Math.floor(offset / DOCUMENT_PART_BYTES);
	const last = Math.floor((offset + length - 1) / DOCUMENT_PART_BYTES);
	const rows = await readRows(db, documentId, { first, last });
	const joined = concat(rows.map((row) => new Uint8Array(row.bytes)));
	const start = offset - first * DOCUMENT_PART_BYTES;
	return joined.subarray(start, start + length);
}

/** The slices from one to another, both included, of those that are there. */
function readRows(
	db: PersonDatabase,
	documentId: DocumentId,
	{ first, last }: { first: number; last: number }
): Promise<PartRow[]> {
	return db.parts
		.where('[documentId+index]')
		.between([documentId, first], [documentId, last], true, true)
		.toArray();
}

/** Whether every slice of a document of this size is here. */
export async function hasAllParts(
	db: PersonDatabase,
	{ id, size }: { id: DocumentId; size: number }
): Promise<boolean> {
	const parts = await db.parts
		.where('[documentId+index]')
		.between([id, Dexie.minKey], [id, Dexie.maxKey])
		.count();
	return parts === Math.ceil(size / DOCUMENT_PART_BYTES);
}

export async function deleteParts(db: PersonDatabase, documentId: DocumentId): Promise<void> {
	await db.parts
		.where('[documentId+index]')
		.between([documentId, Dexie.minKey], [documentId, Dexie.maxKey])
		.delete();
}

function concat(slices: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const joined = new Uint8Array(slices.reduce((sum, slice) => sum + slice.length, 0));
	let at = 0;
	for (const slice of slices) {
		joined.set(slice, at);
		at += slice.length;
	}
	return joined;
}

function cut(bytes: ArrayBuffer): ArrayBuffer[] {
	return Array.from({ length: Math.ceil(bytes.byteLength / DOCUMENT_PART_BYTES) }, (_, at) =>
		bytes.slice(at * DOCUMENT_PART_BYTES, (at + 1) * DOCUMENT_PART_BYTES)
	);
}

/** A loop, since for millions of bytes `every` takes thirty times as long. */
function isSame(bytes: ArrayBuffer, others: ArrayBuffer | undefined): boolean {
	if (others?.byteLength !== bytes.byteLength) return false;
	const [ours, theirs] = [new Uint8Array(bytes), new Uint8Array(others)];
	for (let at = 0; at < ours.length; at++) if (ours[at] !== theirs[at]) return false;
	return true;
}
