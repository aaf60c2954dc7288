import { traceError } from '../observe/error-trace.ts';
import type { AuthParts } from './parts.ts';
import { RelyingParty, type ProviderSettings } from './relying-party.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { purgeSessions } from './session.ts';
import { beginSignIn, completeSignIn } from './sign-in.ts';

const PURGE_EVERY_MS = 60 * 60 * 1000;
const PATIENCE_SECONDS = 10;

/** Signing in with the configured provider. */
export interface Identity {
	/** Answers GET /auth/sign-in. */
	beginSignIn(request: Request): Promise<Response>;
	/** Answers GET /auth/callback. */
	completeSignIn(request: Request): Promise<Response>;
	/** Where a browser that signed out here should go to sign out at the provider too; null for nowhere. */
	signOutUrl(): Promise<string | null>;
	/** Stops the sandbox where there is one. */
	close(): Promise<void>;
}

/**
 * Makes signing in ready, with the sandbox provider where it is configured. Throws ConfigError when that can't be. An
 * answer of the provider's that takes longer than `patienceSeconds` counts as none.
 */
export async function startIdentity(
	parts: AuthParts,
	patienceSeconds = PATIENCE_SECONDS
): Promise<Identity> {
	const purging = await purgeNowAndThen(parts);
	const sandbox = parts.config.identity.kind === 'sandbox' ? await openSandbox(parts) : null;
	const settings = { ...settingsOf(parts, sandbox), patienceSeconds };
	const signIn = { ...parts, party: new RelyingParty(settings) };
	return {
		beginSignIn: (request) => beginSignIn(signIn, request),
		completeSignIn: (request) => completeSignIn(signIn, request),
		signOutUrl: () => signOutUrl(signIn.party),
		close: async () => {
			clearInterval(purging);
			await sandbox?.close();
		}
	};
}

async function purgeNowAndThen(parts: AuthParts): Promise<NodeJS.Timeout> {
	await purgeSessions(parts);
	const purge = () => {
		purgeSessions(parts).catch((error: unknown) => {
			parts.log.error({ error: traceError(error) }, 'sessions could not be purged');
		});
	};
	return setInterval(purge, PURGE_EVERY_MS).unref();
}

/** A provider that is down keeps nobody signed in here. */
async function signOutUrl(party: RelyingParty): Promise<string | null> {
	try {
		return (await party.signOutUrl())?.href ?? null;
	} catch {
		return null;
	}
}

/** Loaded only where it is used: a server with a real provider never has the other in memory. */
async function openSandbox({ config, ...parts }: AuthParts): Promise<Sandbox> {
	const { startSandbox } = await import('./sandbox/sandbox.ts');
	return startSandbox({ ...parts, origin: config.origin, port: config.identity.sandboxPort });
}

function settingsOf(
	{ config }: AuthParts,
	sandbox: Sandbox | null
): Omit<ProviderSettings, 'patienceSeconds'> {
	const { identity, origin } = config;
	const ours = { redirectUri: `${origin}/auth/callback`, homeUri: `${origin}/` };
	// The configuration doesn't let a real provider be without an issuer.
	if (!sandbox) return { ...identity, issuer: identity.issuer ?? '', ...ours };
	const discovered = {
		authorizationEndpoint: null,
		tokenEndpoint: null,
		jwksUri: null,
		endSessionEndpoint: null
	};
	return { ...identity, ...discovered, ...sandbox, ...ours };
}
