import { pino } from 'pino';
import { readCookie } from '../../src/lib/server/auth/cookies.ts';
import { type Identity, startIdentity } from '../../src/lib/server/auth/identity.ts';
import type { AuthParts } from '../../src/lib/server/auth/parts.ts';
import { findSession } from '../../src/lib/server/auth/session.ts';
import { ChangeHub } from '../../src/lib/server/changes/change-hub.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Database } from '../../src/lib/server/database/database.ts';
import { startServer } from './auth-http.ts';

/** The part of the product that signs people in, on a real port. */
export interface TestApp {
	origin: string;
	parts: AuthParts & { changes: ChangeHub };
	identity: Identity;
	/** Every line it logged. */
	log: string[];
	/** Moves this server's clock, in milliseconds. */
	pass(milliseconds: number): void;
	close(): Promise<void>;
}

/** Starts it with the sandbox provider, unless the variables say otherwise; `patience` with a provider, in seconds. */
export async function startApp(
	db: Database,
	variables: Record<string, string> = {},
	patience?: number
): Promise<TestApp> {
	const server = await startServer();
	let ahead = 0;
	const log: string[] = [];
	const parts: TestApp['parts'] = {
		config: readConfig({ ORIGIN: server.origin, IDENTITY_SANDBOX_PORT: '0', ...variables }),
		db,
		changes: new ChangeHub(),
		clock: () => Date.now() + ahead,
		random: (target) => crypto.getRandomValues(target),
		log: pino({ level: 'info' }, { write: (line) => log.push(line) })
	};
	const identity = await startIdentity(parts, patience);
	server.answerWith((request) => answer(parts, identity, request));
	const pass = (milliseconds: number) => void (ahead += milliseconds);
	const close = async () => {
		await identity.close();
		await server.close();
	};
	return { origin: server.origin, parts, identity, log, pass, close };
}

/** Every other page answers with the session the browser has, as the product would find it. */
async function answer(parts: AuthParts, identity: Identity, request: Request): Promise<Response> {
	const { pathname } = new URL(request.url);
	if (pathname === '/auth/sign-in') return identity.beginSignIn(request);
	if (pathname === '/auth/callback') return identity.completeSignIn(request);
	const secret = readCookie(request, 'session', parts.config.isSecure);
	return Response.json(secret ? await findSession(parts, secret) : null);
}
