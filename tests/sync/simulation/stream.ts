import { ReadableStream } from 'node:stream/web';

/** These pieces as a stream, one at a time. */
export function streamOf(
	pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
): globalThis.ReadableStream<Uint8Array<ArrayBuffer>> {
	// Node's own class is the global one; only its types know how to begin from pieces.
	return ReadableStream.from(pieces) as unknown as globalThis.ReadableStream<
		Uint8Array<ArrayBuffer>
	>;
}
