import { TRPCError } from '@trpc/server';
import * as v from 'valibot';
import { type DocumentId, isId } from '../../domain/ids.ts';
import { APPEND_HEADERS } from '../../domain/wire/protocol.ts';

const appendHeaders = v.object({
	person: v.string(),
	document: v.pipe(
		v.string(),
		v.check(isId),
		v.transform((id) => id as DocumentId)
	),
	offset: v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number))
});

/** tRPC's own octetInputParser has no word for an empty body, which asks how much is held: Kit gives null for it. */
export const appendBody = v.pipe(
	v.custom<Blob | Uint8Array>((body) => body === null || body instanceof ReadableStream),
	// What a device gives as bytes arrives as a stream.
	v.transform((body) => body as unknown as ReadableStream<Uint8Array> | null)
);

/** Whose session, which document and where in it; throws BAD_REQUEST where that is not said. */
export function readAppendHeaders(headers: Headers) {
	const given = {
		person: headers.get(APPEND_HEADERS.person),
		document: headers.get(APPEND_HEADERS.document),
		offset: headers.get(APPEND_HEADERS.offset)
	};
	const parsed = v.safeParse(appendHeaders, given);
	if (!parsed.success) throw new TRPCError({ code: 'BAD_REQUEST' });
	return parsed.output;
}
