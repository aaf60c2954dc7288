import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import Provider, {
	type Account,
	type Configuration,
	interactionPolicy,
	type JWK
} from 'oidc-provider';
import { leaving } from './leaving.ts';
import { memoryAdapter, type SandboxMemory } from './memory-adapter.ts';
import { faultPage } from './pages.ts';
import { findSample, type SamplePerson } from './people.ts';
import { wordsFor } from './words/language.ts';

export interface ProviderOptions {
	issuer: string;
	clientId: string;
	clientSecret: string;
	/** Unpredictable: signs the provider's own cookies. */
	cookieKey: string;
	/** Where a person goes on when a sign-in can't. */
	home: string;
}

const SCOPES = ['openid', 'user', 'certificate'];
const PRODUCTS = ['http://localhost', 'http://127.0.0.1'];
const MINUTE = 60;

/** Panva's oidc-provider as ASAN Login is deployed: its scopes, its nested `user` claim, no consent page. */
export function makeProvider(options: ProviderOptions): Provider {
	const memory: SandboxMemory = new Map();
	return new Provider(options.issuer, {
		adapter: (kind) => memoryAdapter(kind, memory),
		clients: [clientOf(options)],
		jwks: { keys: [makeSigningKey()] },
		cookies: { keys: [options.cookieKey], names: COOKIE_NAMES },
		scopes: SCOPES,
		claims: { openid: ['sub', 'acr', 'amr'], user: ['user'] },
		acrValues: ['substantial', 'high'],
		// ASAN Login tells everything in the id_token; there is no userinfo endpoint to ask.
		conformIdTokenClaims: false,
		features: {
			devInteractions: { enabled: false },
			userinfo: { enabled: false },
			rpInitiatedLogout: leaving(options.home)
		},
		pkce: { required: () => true },
		interactions: { url: (_context, { uid }) => `/sign-in/${uid}`, policy: withoutConsent() },
		findAccount: (_context, fin) => accountOf(fin),
		loadExistingGrant: grantEverything,
		renderError: (context) => {
			context.type = 'html';
			context.body = faultPage(wordsFor(context.req), options.home).text;
		},
		clientBasedCORS: () => false,
		ttl: LIFETIMES
	});
}

/** Cookies know no ports: these must not meet those of the product. */
const COOKIE_NAMES = {
	session: 'muraciet-sandbox',
	interaction: 'muraciet-sandbox-sign-in',
	resume: 'muraciet-sandbox-resume'
};

const LIFETIMES: Configuration['ttl'] = {
	AccessToken: 5 * MINUTE,
	AuthorizationCode: MINUTE,
	Grant: 15 * MINUTE,
	IdToken: 5 * MINUTE,
	Interaction: 15 * MINUTE,
	Session: 15 * MINUTE
};

/** A native client's loopback addresses are taken on any port (RFC 8252, 7.3), so any test server may use it. */
function clientOf({ clientId, clientSecret }: ProviderOptions) {
	return {
		client_id: clientId,
		client_secret: clientSecret,
		application_type: 'native' as const,
		redirect_uris: PRODUCTS.map((origin) => `${origin}/auth/callback`),
		post_logout_redirect_uris: PRODUCTS.map((origin) => `${origin}/`),
		grant_types: ['authorization_code'],
		response_types: ['code' as const],
		token_endpoint_auth_method: 'client_secret_basic' as const,
		id_token_signed_response_alg: 'ES256' as const
	};
}

/** A key of this start alone: nothing signed by an earlier sandbox is believed. */
function makeSigningKey(): JWK {
	const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	return { ...privateKey.export({ format: 'jwk' }), kty: 'EC', alg: 'ES256', use: 'sig' };
}

function withoutConsent() {
	const policy = interactionPolicy.base();
	policy.remove('consent');
	return policy;
}

function accountOf(fin: string): Account | undefined {
	const person = findSample(fin);
	return person && { accountId: fin, claims: () => ({ sub: fin, user: userClaim(person) }) };
}

/** As the known deployment writes it (domain.md): `pin` is the FİN. */
function userClaim({ fin, firstName, lastName, patronymic, phone, citizenship }: SamplePerson) {
	return { pin: fin, firstName, lastName, patronymic, citizenship, ...(phone && { phone }) };
}

/**
 * Each sign-in comes as from a stranger, whoever is signed in at the sandbox, so that the next person on a device is asked
 * and may be somebody else.
 */
export function forgetWho(request: IncomingMessage): void {
	const cookies = (request.headers.cookie ?? '').split(/; */);
	const others = cookies.filter((cookie) => !cookie.startsWith(`${COOKIE_NAMES.session}=`));
	request.headers.cookie = others.join('; ');
}

const grantEverything: Configuration['loadExistingGrant'] = async ({ oidc }) => {
	const accountId = oidc.session?.accountId;
	const clientId = oidc.client?.clientId;
	if (!accountId || !clientId) return undefined;
	const grant = new oidc.provider.Grant({ accountId, clientId });
	grant.addOIDCScope(SCOPES.join(' '));
	await grant.save();
	return grant;
};
