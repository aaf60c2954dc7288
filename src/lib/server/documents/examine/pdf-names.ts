import { inflateSync } from 'node:zlib';
import { type LexedObject, lexNames, lexObject } from './pdf-syntax.ts';

/** As much as an object stream may unpack to, in bytes: real ones have some hundred KB. */
const UNPACKED_MAX_BYTES = 32 * 1024 * 1024;

/** The ways of packing an object stream that no program uses for one, but to hide it. */
const ODD_FILTERS =
	/^(ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|Crypt|Predictor)$/;

/** Something is packed so that it can't be looked into. */
export class Unreadable extends Error {}

/**
 * Every name in the objects of a PDF, packed ones included. An object counts wherever `obj` stands, also inside a stream or
 * behind the end, since a reader may be led to it from anywhere; so nothing a reader takes for an object is missed. Throws
 * Unreadable.
 */
export function readPdfNames(bytes: Buffer): Set<string> {
	const names = new Set<string>();
	for (const at of objectStarts(bytes)) {
		const object = lexObject(bytes, at);
		for (const name of [...object.names, ...packedNames(bytes, object)]) names.add(name);
	}
	return names;
}

function* objectStarts(bytes: Buffer): Generator<number> {
	for (let at = bytes.indexOf('obj'); at >= 0; at = bytes.indexOf('obj', at + 3)) {
		if (bytes.toString('latin1', at - 3, at) !== 'end') yield at + 3;
	}
}

function packedNames(bytes: Buffer, { names, streamAt }: LexedObject): Iterable<string> {
	// Readers go by First, which only object streams have, and do not insist on the type.
	const isObjectStream = names.has('ObjStm') || names.has('First');
	if (streamAt === null || !isObjectStream) return [];
	return lexNames(unpack(bytes.subarray(streamAt), names));
}

function unpack(stream: Buffer, names: ReadonlySet<string>): Buffer {
	const isPacked = names.has('Filter') || names.has('F');
	const isDeflated = names.has('FlateDecode') || names.has('Fl');
	if (isPacked !== isDeflated || [...names].some((name) => ODD_FILTERS.test(name)))
		throw new Unreadable();
	return isPacked ? inflate(stream) : stream;
}

function inflate(stream: Buffer): Buffer {
	try {
		return inflateSync(stream, { maxOutputLength: UNPACKED_MAX_BYTES });
	} catch {
		throw new Unreadable();
	}
}
