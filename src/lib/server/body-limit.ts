const KIB = 1024;

/** An exchange carries 64 KiB; a mutation larger than that travels alone. */
const CALL_MAX_BYTES = 512 * KIB;
const OTHER_MAX_BYTES = 64 * KIB;

/**
 * The status for a request whose body is more than its route takes: 413, or 411 for one that doesn't say how much it is.
 * null for one that may be read.
 */
export function bodyRefusal(request: Request): 411 | 413 | null {
	const most = bodyLimit(new URL(request.url).pathname);
	if (!request.body || most === null) return null;
	const length = request.headers.get('content-length');
	if (length === null) return 411;
	return Number(length) > most ? 413 : null;
}

/** Reads a body to its end and keeps nothing: whoever still sends doesn't hear an answer, only that the line is cut. */
export async function drain({ body }: Request): Promise<void> {
	try {
		await body?.pipeTo(new WritableStream());
	} catch {
		// Cut, or past what the process takes of any body at all.
	}
}

/** A document's bytes are counted as they come, and stopped where the process takes no more of any body (src/run). */
function bodyLimit(pathname: string): number | null {
	if (isAppend(pathname)) return null;
	return pathname.startsWith('/trpc/') ? CALL_MAX_BYTES : OTHER_MAX_BYTES;
}

/** Whether a request brings a document's bytes, from a device or from the counter. */
export function isAppend(pathname: string): boolean {
	return pathname === '/trpc/document.append' || pathname === '/trpc/desk.append';
}
