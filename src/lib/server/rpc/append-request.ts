import { TRPCError } from '@trpc/server';
import * as v from 'valibot';
import { type DocumentId, isId } from '../../domain/ids.ts';
import { RUN_HEADER } from '../../domain/wire/protocol.ts';

const documentId = v.pipe(
	v.string(),
	v.check(isId),
	v.transform((id) => id as DocumentId)
);

const runHeader = v.object({
	document: documentId,
	offset: v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number))
});

/** tRPC's own octetInputParser has no word for an empty body, which asks how much is held: Kit gives null for it. */
export const appendBody = v.pipe(
	v.custom<Blob | Uint8Array>((body) => body === null || body instanceof ReadableStream),
	// What a device gives as bytes arrives as a stream.
	v.transform((body) => body as unknown as ReadableStream<Uint8Array> | null)
);

/** Which document the bytes belong to and where in it; throws BAD_REQUEST where that is not said. */
export function readRunHeader(headers: Headers) {
	const [document, offset] = (headers.get(RUN_HEADER) ?? '').split(' ');
	return parseOrThrow(runHeader, { document, offset });
}

/** Which document a question is about, in the same header; throws BAD_REQUEST where that is not said. */
export function readAskedDocument(headers: Headers): DocumentId {
	return parseOrThrow(documentId, headers.get(RUN_HEADER));
}

function parseOrThrow<Schema extends v.GenericSchema>(
	schema: Schema,
	value: unknown
): v.InferOutput<Schema> {
	const parsed = v.safeParse(schema, value);
	if (!parsed.success) throw new TRPCError({ code: 'BAD_REQUEST' });
	return parsed.output;
}
