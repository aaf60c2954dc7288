import { bodyRefusal, drain } from '../body-limit.ts';
import { isMachineFault } from '../database/dialect.ts';
import type { Limits } from '../limits/limits.ts';
import { readCookie } from './cookies.ts';
import { isForeignMutation } from './foreign-request.ts';
import type { AuthParts } from './parts.ts';
import { findSession, type Session } from './session.ts';

/** Who asks, or the answer that turns them away. */
export type Admission =
	| { kind: 'admitted'; session: Session | null }
	/** With who asked, where that was found out before. */
	| { kind: 'refused'; session: Session | null; response: Response };

type Parts = Pick<AuthParts, 'config' | 'db' | 'clock' | 'random'> & { limits: Limits };

const RETRY_AFTER_SECONDS = '5';

/**
 * The first thing to know of a request: whether it may be a forgery, is more than may be asked, and whose it is. Pages
 * are the same files for everybody, so only /trpc, /auth, /documents and receipts ask for the session. A database in
 * trouble is no reason to call anyone signed out.
 */
export async function admit(
	parts: Parts,
	request: Request,
	address: string | null = null
): Promise<Admission> {
	if (isForeignMutation(request, parts.config.origin)) return refuse(403);
	const tooMuch = bodyRefusal(request);
	if (tooMuch) return drain(request).then(() => refuse(tooMuch));
	try {
		const session = await sessionOf(parts, request);
		const { pathname } = new URL(request.url);
		const wait = await parts.limits.take({ pathname, session: session?.id ?? null, address });
		return wait > 0 ? tooMany(session, wait) : { kind: 'admitted', session };
	} catch (error) {
		if (isMachineFault(error)) return refuse(503, { 'retry-after': RETRY_AFTER_SECONDS });
		throw error;
	}
}

/** Whether the answer depends on who asks. */
export function isPersonal(pathname: string): boolean {
	return /^\/((trpc|auth|documents)(\/|$)|desk\/queue\.csv$)|\/receipt\.pdf$/.test(pathname);
}

async function sessionOf(parts: Parts, request: Request): Promise<Session | null> {
	if (!isPersonal(new URL(request.url).pathname)) return null;
	const secret = readCookie(request, 'session', parts.config.isSecure);
	return secret ? findSession(parts, secret) : null;
}

/** Somebody who only pressed a link reads this: the app itself minds the header. */
function tooMany(session: Session | null, waitMs: number): Admission {
	const seconds = Math.ceil(waitMs / 1000);
	const headers = { 'retry-after': String(seconds), 'content-type': 'text/plain; charset=utf-8' };
	const text = [
		`Sorğular çoxdur. ${seconds} saniyədən sonra yenidən cəhd edin.`,
		`Слишком много запросов. Повторите через ${seconds} с.`,
		`Too many requests. Try again in ${seconds} seconds.`
	].join('\n');
	return { kind: 'refused', session, response: new Response(text, { status: 429, headers }) };
}

function refuse(status: number, headers: Record<string, string> = {}): Admission {
	return { kind: 'refused', session: null, response: new Response(null, { status, headers }) };
}
