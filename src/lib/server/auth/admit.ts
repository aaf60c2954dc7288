import { isMachineFault } from '../database/dialect.ts';
import { readCookie } from './cookies.ts';
import { isForeignMutation } from './foreign-request.ts';
import type { AuthParts } from './parts.ts';
import { findSession, type Session } from './session.ts';

/** Who asks, or the answer that turns them away. */
export type Admission =
	{ kind: 'admitted'; session: Session | null } | { kind: 'refused'; response: Response };

type Parts = Pick<AuthParts, 'config' | 'db' | 'clock' | 'random'>;

const RETRY_AFTER_SECONDS = '5';

/**
 * The first thing to know of a request: whether it may be a forgery, and whose it is. Pages are the same files for
 * everybody, so only /trpc, /auth and /documents ask for the session. A database in trouble is no reason to call anyone signed out.
 */
export async function admit(parts: Parts, request: Request): Promise<Admission> {
	if (isForeignMutation(request, parts.config.origin)) return refuse(403);
	try {
		return { kind: 'admitted', session: await sessionOf(parts, request) };
	} catch (error) {
		if (isMachineFault(error)) return refuse(503, { 'retry-after': RETRY_AFTER_SECONDS });
		throw error;
	}
}

/** Whether the answer depends on who asks. */
export function isPersonal(pathname: string): boolean {
	return /^\/((trpc|auth|documents)(\/|$)|desk\/queue\.csv$)/.test(pathname);
}

async function sessionOf(parts: Parts, request: Request): Promise<Session | null> {
	if (!isPersonal(new URL(request.url).pathname)) return null;
	const secret = readCookie(request, 'session', parts.config.isSecure);
	return secret ? findSession(parts, secret) : null;
}

function refuse(status: number, headers: Record<string, string> = {}): Admission {
	return { kind: 'refused', response: new Response(null, { status, headers }) };
}
