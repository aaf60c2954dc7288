import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Database } from '../database/database.ts';
import { readDirectory } from './directory-store.ts';
import { currentDirectoryVersion } from './directory-version.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One version's bytes in every form it is served in. */
interface Download {
	br: Bytes;
	gzip: Bytes;
	identity: Bytes;
}

const ENCODINGS = ['br', 'gzip'] as const;
type Encoding = (typeof ENCODINGS)[number];

/** A large register takes a tenth of a second; the best quality takes eight for three per cent less. */
const BROTLI_QUALITY = 9;

/** The version each database's process last served. */
const heldByDatabase = new WeakMap<Database, { version: string; download: Promise<Download> }>();

/**
 * Serves the directory on offer under its version, compressed once a process. A version's content never changes, so
 * browsers may keep it for good; one that is not on offer is not found.
 */
export async function serveDirectory(
	db: Database,
	version: string,
	request: Request
): Promise<Response> {
	const download = await findDownload(db, version);
	if (!download) return new Response(null, { status: 404 });
	const accepted = request.headers.get('accept-encoding') ?? '';
	const encoding = ENCODINGS.find((name) => takesEncoding(accepted, name));
	return new Response(download[encoding ?? 'identity'], { headers: headersFor(encoding) });
}

async function findDownload(db: Database, version: string): Promise<Download | null> {
	const held = heldByDatabase.get(db);
	if (held?.version === version) return held.download;
	if (version === '' || version !== (await currentDirectoryVersion(db))) return null;
	const directory = await readDirectory(db);
	// An import may have committed since the version was looked up.
	if (directory.version !== version) return null;
	const download = compress(JSON.stringify(directory));
	heldByDatabase.set(db, { version, download });
	download.catch(() => heldByDatabase.delete(db));
	return download;
}

async function compress(json: string): Promise<Download> {
	const identity = new TextEncoder().encode(json);
	const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
	const [br, gz] = await Promise.all([
		promisify(brotliCompress)(identity, { params }),
		promisify(gzip)(identity, { level: constants.Z_BEST_COMPRESSION })
	]);
	return { br: new Uint8Array(br), gzip: new Uint8Array(gz), identity };
}

function headersFor(encoding: Encoding | undefined): Record<string, string> {
	return {
		'content-type': 'application/json',
		'cache-control': 'public, max-age=31536000, immutable',
		vary: 'accept-encoding',
		...(encoding && { 'content-encoding': encoding })
	};
}

/** Whether a header names the encoding without refusing it (`br;q=0`). */
function takesEncoding(acceptEncoding: string, encoding: Encoding): boolean {
	const offers = acceptEncoding
		.toLowerCase()
		.split(',')
		.map((offer) => offer.trim());
	return offers.some((offer) => {
		const [name, ...parameters] = offer.split(/\s*;\s*/);
		return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
	});
}
