import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Html } from '../../html.ts';
import type { Words } from './words/az.ts';

/** A request to one of the sandbox's own pages, and its answer. */
export interface Exchange {
	request: IncomingMessage;
	response: ServerResponse;
	pathname: string;
	/** In the language of the person before the page. */
	words: Words;
}

export interface PageAnswer {
	page: Html;
	status?: number;
	/** After how many seconds the browser asks for the page again by itself. */
	refreshSeconds?: number;
}

const MAX_FORM_BYTES = 10_000;

/** A form's answer leads back to a product on any loopback port, which `form-action` must therefore let through. */
const POLICY = [
	"default-src 'none'",
	"style-src 'unsafe-inline'",
	"script-src 'self'",
	"form-action 'self' http://localhost:* http://127.0.0.1:*",
	"frame-ancestors 'none'",
	"base-uri 'none'"
].join('; ');

/** What goes with each of the sandbox's own pages. */
export const PAGE_HEADERS = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy': POLICY,
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer'
};

export function sendPage({ response }: Exchange, answer: PageAnswer): void {
	const { page, status = 200, refreshSeconds } = answer;
	response.writeHead(status, {
		...PAGE_HEADERS,
		...(refreshSeconds !== undefined && { refresh: String(refreshSeconds) })
	});
	response.end(page.text);
}

export interface FileAnswer {
	name: string;
	mediaType: string;
	bytes: ArrayBuffer;
}

/** Answers a file to keep. */
export function sendFile({ response }: Exchange, { name, mediaType, bytes }: FileAnswer): void {
	response.writeHead(200, {
		'content-type': mediaType,
		'content-disposition': `attachment; filename="${name}"`,
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff'
	});
	response.end(new Uint8Array(bytes));
}

/** Ends a form so that opening the page again doesn't send it again. */
export function sendOn({ response }: Exchange, path: string): void {
	response.writeHead(303, { location: path, 'cache-control': 'no-store' }).end();
}

/** The fields of a posted form. Throws when it is larger than any of ours. */
export async function readForm({ request }: Exchange): Promise<URLSearchParams> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > MAX_FORM_BYTES) throw new Error('The form is too large');
		chunks.push(chunk);
	}
	return new URLSearchParams(Buffer.concat(chunks).toString());
}
