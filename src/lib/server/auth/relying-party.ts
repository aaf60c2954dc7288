import * as client from 'openid-client';
import type { Config } from '../config.ts';
import type { Claims } from './claims.ts';
import { isLoopback } from './loopback.ts';
import type { SignInProof } from './sign-in-proof.ts';

/** The provider as this product knows it; null where discovery is to tell. */
export interface ProviderSettings extends Omit<
	Config['identity'],
	'kind' | 'sandboxPort' | 'claims'
> {
	issuer: string;
	redirectUri: string;
	/** Where the provider sends a browser it has signed out. */
	homeUri: string;
	/** How long any one answer of the provider's is waited for. */
	patienceSeconds: number;
}

/** What ties an authorization request to its response: each is unpredictable and used once. */
export interface Ties {
	state: string;
	nonce: string;
	codeVerifier: string;
}

/** Who the provider says has signed in, by a verified id_token. */
export interface Authentication extends SignInProof {
	issuer: string;
	subject: string;
	claims: Claims;
}

/** The most a provider's clock may differ from ours, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 30;
const MAX_LABEL_LENGTH = 100;

/** Our own list, whatever a provider says it can do: never `none`, never a shared secret. */
const SIGNING_ALGORITHMS = [
	'RS256',
	'RS384',
	'RS512',
	'PS256',
	'PS384',
	'PS512',
	'ES256',
	'ES384',
	'ES512',
	'EdDSA'
];

/**
 * This product as a relying party of one OIDC provider: authorization code with state, nonce and PKCE (S256), HTTP
 * Basic at the token endpoint, the id_token's signature checked against the provider's published keys.
 * Its methods throw what openid-client throws when the provider is down, answers rubbish or isn't to be believed.
 */
export class RelyingParty {
	readonly #settings: ProviderSettings;
	#configuration: Promise<client.Configuration> | undefined;

	constructor(settings: ProviderSettings) {
		this.#settings = settings;
	}

	/** Where to send the browser so that the provider asks who it is. */
	async authorizationUrl({ state, nonce, codeVerifier }: Ties): Promise<URL> {
		return client.buildAuthorizationUrl(await this.#configured(), {
			redirect_uri: this.#settings.redirectUri,
			scope: this.#settings.scope,
			state,
			nonce,
			code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
			code_challenge_method: 'S256'
		});
	}

	/** Exchanges the code the browser came back with; `search` is the query of that address. */
	async authenticate(
		search: string,
		{ state, nonce, codeVerifier }: Ties
	): Promise<Authentication> {
		const answeredUrl = new URL(search, this.#settings.redirectUri);
		const tokens = await client.authorizationCodeGrant(await this.#configured(), answeredUrl, {
			expectedState: state,
			expectedNonce: nonce,
			pkceCodeVerifier: codeVerifier,
			idTokenExpected: true
		});
		const claims = tokens.claims();
		if (!claims) throw new Error('The provider gave no id_token');
		return {
			issuer: claims.iss,
			subject: claims.sub,
			claims,
			method: label(claims['amr']),
			assurance: label(claims['acr'])
		};
	}

	/** Where the provider signs the browser out of itself as well; null where it has no such page. */
	async signOutUrl(): Promise<URL | null> {
		const configuration = await this.#configured();
		if (!configuration.serverMetadata().end_session_endpoint) return null;
		const { homeUri } = this.#settings;
		return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: homeUri });
	}

	/** A provider that was down is asked again at the next sign-in. */
	#configured(): Promise<client.Configuration> {
		this.#configuration ??= configure(this.#settings).catch((error: unknown) => {
			this.#configuration = undefined;
			throw error;
		});
		return this.#configuration;
	}
}

async function configure(settings: ProviderSettings): Promise<client.Configuration> {
	const configuration = new client.Configuration(
		{ issuer: settings.issuer, ...(await discovered(settings)), ...configured(settings) },
		settings.clientId,
		{ [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS },
		client.ClientSecretBasic(settings.clientSecret)
	);
	configuration.timeout = settings.patienceSeconds;
	client.enableNonRepudiationChecks(configuration);
	for (const allow of allowances(settings.issuer)) allow(configuration);
	return configuration;
}

/** What the provider publishes of itself. Not asked for where every endpoint is configured: some publish nothing. */
async function discovered(settings: ProviderSettings): Promise<Partial<client.ServerMetadata>> {
	if (settings.authorizationEndpoint && settings.tokenEndpoint && settings.jwksUri) return {};
	const { issuer, clientId } = settings;
	const found = await client.discovery(new URL(issuer), clientId, undefined, client.None(), {
		timeout: settings.patienceSeconds,
		execute: allowances(issuer)
	});
	return found.serverMetadata();
}

/** Plain http never leaves this machine: it is for the sandbox and for tests. */
function allowances(issuer: string): ((configuration: client.Configuration) => void)[] {
	// eslint-disable-next-line @typescript-eslint/no-deprecated -- openid-client marks it deprecated so that it stands out; there is no other way to reach a provider over http
	return isLoopback(issuer) ? [client.allowInsecureRequests] : [];
}

function configured(settings: ProviderSettings): Partial<client.ServerMetadata> {
	return {
		id_token_signing_alg_values_supported: SIGNING_ALGORITHMS,
		...(settings.authorizationEndpoint && {
			authorization_endpoint: settings.authorizationEndpoint
		}),
		...(settings.tokenEndpoint && { token_endpoint: settings.tokenEndpoint }),
		...(settings.jwksUri && { jwks_uri: settings.jwksUri }),
		...(settings.endSessionEndpoint && { end_session_endpoint: settings.endSessionEndpoint })
	};
}

function label(value: unknown): string {
	const words = Array.isArray(value) ? value : [value];
	const texts = words.filter((word) => typeof word === 'string');
	return texts.join(' ').slice(0, MAX_LABEL_LENGTH);
}
