import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { sniffMediaType } from '../../domain/documents/sniff-media-type.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import type { DeclaredDocument } from '../../domain/wire/mutation.ts';

/** As much of a file as its type is told by. */
const HEAD_BYTES = 4100;

type Declared = Pick<DeclaredDocument, 'mediaType' | 'sha256'>;

/** The content of a document is not what was declared. */
export class WrongContent extends Error {
	readonly refusal: ProblemCode;

	constructor(refusal: ProblemCode) {
		super(refusal);
		this.refusal = refusal;
	}
}

/** Passes the bytes on; throws WrongContent at their end when they are not the ones declared. */
export async function* checkContent(
	bytes: AsyncIterable<Uint8Array>,
	declared: Declared
): AsyncGenerator<Uint8Array> {
	const hash = createHash('sha256');
	let head = new Uint8Array();
	for await (const chunk of bytes) {
		hash.update(chunk);
		if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
		yield chunk;
	}
	if (hash.digest('hex') !== declared.sha256) throw new WrongContent('documentDigest');
	if (!(await isOfType(head, declared.mediaType))) throw new WrongContent('documentContent');
}

/** By the rule the device has, and by a second opinion that knows many more types and may know none. */
async function isOfType(head: Uint8Array, mediaType: Declared['mediaType']): Promise<boolean> {
	const other = await fileTypeFromBuffer(head);
	return sniffMediaType(head) === mediaType && (other?.mime ?? mediaType) === mediaType;
}
