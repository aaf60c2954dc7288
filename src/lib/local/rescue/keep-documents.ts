import { DOCUMENT_PART_BYTES } from '../../domain/documents/document-limits.ts';
import type { DocumentId } from '../../domain/ids.ts';
import type { DeclaredDocument } from '../../domain/wire/mutation.ts';
import { keepRun } from '../documents/parts.ts';
import { verified } from '../documents/verified.ts';
import type { PersonDatabase } from '../person-database.ts';
import { RescueFault } from './fault.ts';
import type { PlannedDocument } from './import-plan.ts';

interface Reading {
	/** The rescue file from its second message on. */
	messages: AsyncGenerator<Uint8Array<ArrayBuffer>>;
	/** Is given the id of every document something is written for, before it is. */
	written: DocumentId[];
	onProgress: ((read: number, total: number) => void) | undefined;
}

/**
 * Writes the documents of a rescue file slice by slice, as it is opened, and reads each back. Resolves only when the
 * file ended where it should and every digest was right; none of them belongs to an application yet.
 */
export async function keepDocuments(
	db: PersonDatabase,
	documents: readonly PlannedDocument[],
	{ messages, written, onProgress }: Reading
): Promise<void> {
	const total = documents.reduce((sum, { source }) => sum + source.size, 0);
	let read = 0;
	for (const { source, target } of documents) {
		if (target) written.push(target);
		let offset = 0;
		for await (const slice of verified(slicesOf(source, messages), source.sha256, damaged)) {
			const run = { offset, bytes: slice.buffer };
			if (target && !(await keepRun(db, target, run))) throw damaged();
			offset += slice.length;
			onProgress?.((read += slice.length), total);
		}
	}
	const beyond = await messages.next();
	if (!beyond.done) throw damaged();
}

/** A document's slices of the length they are stored in; what is longer or shorter is not what was sealed. */
async function* slicesOf(
	{ size }: DeclaredDocument,
	messages: AsyncGenerator<Uint8Array<ArrayBuffer>>
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	for (let left = size; left > 0; left -= DOCUMENT_PART_BYTES) {
		const next = await messages.next();
		if (next.done || next.value.length !== Math.min(DOCUMENT_PART_BYTES, left)) throw damaged();
		yield next.value;
	}
}

function damaged(): RescueFault {
	return new RescueFault('damaged');
}
