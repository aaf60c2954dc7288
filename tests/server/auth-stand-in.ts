import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { type LoopbackServer, startServer } from './auth-http.ts';

type Answer = () => Response | Promise<Response>;

/** What a stand-in puts into its next id_token; the rest is as it should be. */
export interface Lie {
	header?: Record<string, unknown>;
	claims?: Record<string, unknown>;
	/** Signs with a key the stand-in doesn't publish. */
	key?: KeyObject;
	/** Changes the finished token. */
	tamper?: (token: string) => string;
	/** Answers in the place of one of its endpoints. */
	discovery?: Answer;
	token?: Answer;
	keys?: Answer;
	/** What comes back in the browser's address instead of a code. */
	callback?: Record<string, string>;
}

interface Asked {
	nonce: string;
	challenge: string;
	redirectUri: string;
}

export const CLIENT = { id: 'muraciet', secret: 's3cret/with:signs' };

/**
 * An OIDC provider that asks nothing and can be made to lie. Like the known deployment it has a grant-permission page,
 * wants HTTP Basic and nests the person under `user`; like it, it publishes nothing of itself unless told to.
 */
export class StandIn {
	lie: Lie = {};
	keyId = 'first';
	key = makeKey();
	readonly requests: string[] = [];
	/** Every token it gave. */
	readonly issued: string[] = [];
	readonly #asked = new Map<string, Asked>();
	readonly #publishes: boolean;
	readonly #server: LoopbackServer;

	static async start({ publishes = true } = {}): Promise<StandIn> {
		return new StandIn(await startServer(), publishes);
	}

	private constructor(server: LoopbackServer, publishes: boolean) {
		this.#server = server;
		this.#publishes = publishes;
		server.answerWith((request) => this.#answer(request));
	}

	get issuer(): string {
		return this.#server.origin;
	}

	/** The product's variables for signing in here. */
	get variables(): Record<string, string> {
		return {
			IDENTITY: 'oidc',
			NOTIFY: 'sandbox',
			DOCUMENT_KEYS: 'own',
			OIDC_ISSUER: this.issuer,
			OIDC_CLIENT_ID: CLIENT.id,
			OIDC_CLIENT_SECRET: CLIENT.secret
		};
	}

	get endpoints(): Record<string, string> {
		return {
			OIDC_AUTHORIZATION_ENDPOINT: `${this.issuer}/grant-permission`,
			OIDC_TOKEN_ENDPOINT: `${this.issuer}/ssoauth/oauth2/token`,
			OIDC_JWKS_URI: `${this.issuer}/ssoauth/oauth2/jwks`
		};
	}

	close(): Promise<void> {
		return this.#server.close();
	}

	async #answer(request: Request): Promise<Response> {
		const url = new URL(request.url);
		this.requests.push(url.pathname);
		if (url.pathname === '/grant-permission') return this.#grant(url.searchParams);
		if (url.pathname === '/ssoauth/oauth2/token') return this.lie.token?.() ?? this.#token(request);
		if (url.pathname === '/ssoauth/oauth2/jwks') return this.lie.keys?.() ?? this.#keys();
		const isDiscovery = url.pathname === '/.well-known/openid-configuration';
		if (!isDiscovery || !this.#publishes) return new Response(null, { status: 404 });
		return this.lie.discovery?.() ?? this.#discovery();
	}

	#discovery(): Response {
		return Response.json({
			issuer: this.issuer,
			authorization_endpoint: this.endpoints['OIDC_AUTHORIZATION_ENDPOINT'],
			token_endpoint: this.endpoints['OIDC_TOKEN_ENDPOINT'],
			jwks_uri: this.endpoints['OIDC_JWKS_URI'],
			response_types_supported: ['code'],
			subject_types_supported: ['public'],
			// A provider that would take anything: the product has a list of its own.
			id_token_signing_alg_values_supported: ['ES256', 'HS256', 'none']
		});
	}

	#grant(asked: URLSearchParams): Response {
		const [code, redirectUri] = [randomUUID(), asked.get('redirect_uri') ?? ''];
		const nonce = asked.get('nonce') ?? '';
		this.#asked.set(code, { nonce, challenge: asked.get('code_challenge') ?? '', redirectUri });
		const back = new URL(redirectUri);
		const answer = { state: asked.get('state') ?? '', ...(this.lie.callback ?? { code }) };
		back.search = new URLSearchParams(answer).toString();
		return new Response(null, { status: 302, headers: { location: back.href } });
	}

	async #token(request: Request): Promise<Response> {
		const form = new URLSearchParams(await request.text());
		const asked = this.#asked.get(form.get('code') ?? '');
		this.#asked.delete(form.get('code') ?? '');
		const isClient = request.headers.get('authorization') === basicOfClient();
		if (!isClient) return Response.json({ error: 'invalid_client' }, { status: 401 });
		const isRight =
			asked?.redirectUri === form.get('redirect_uri') &&
			asked.challenge === (await challengeOf(form.get('code_verifier') ?? ''));
		if (!isRight) return Response.json({ error: 'invalid_grant' }, { status: 400 });
		const tokens = { access_token: randomUUID(), id_token: this.#idToken(asked) };
		this.issued.push(tokens.access_token, tokens.id_token);
		return Response.json({ ...tokens, token_type: 'Bearer', expires_in: 60 });
	}

	#idToken({ nonce }: Asked): string {
		const now = Math.floor(Date.now() / 1000);
		const header = { alg: 'ES256', kid: this.keyId, ...this.lie.header };
		const claims = {
			iss: this.issuer,
			aud: CLIENT.id,
			sub: 'subject-1',
			iat: now,
			exp: now + 300,
			nonce,
			amr: ['asan-imza'],
			acr: 'high',
			user: { pin: '1AYGN23', firstName: 'Aygün', lastName: 'Məmmədova', phone: '994500000101' },
			...this.lie.claims
		};
		const token = sign(header, claims, this.lie.key ?? this.key.privateKey);
		return this.lie.tamper?.(token) ?? token;
	}

	#keys(): Response {
		const jwk = this.key.publicKey.export({ format: 'jwk' });
		return Response.json({ keys: [{ ...jwk, kid: this.keyId, use: 'sig', alg: 'ES256' }] });
	}
}

export function makeKey() {
	return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** A signed JWT; with `alg: none` an unsigned one. */
function sign(header: { alg: string }, claims: object, key: KeyObject): string {
	const signed = [header, claims].map(encode).join('.');
	if (header.alg === 'none') return `${signed}.`;
	const signature = createSign('sha256').update(signed).sign({ key, dsaEncoding: 'ieee-p1363' });
	return `${signed}.${signature.toString('base64url')}`;
}

export function encode(value: object): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** RFC 6749, 2.3.1: both halves are form-encoded before they are joined. */
function basicOfClient(): string {
	const [id, secret] = [CLIENT.id, CLIENT.secret].map(encodeURIComponent);
	return `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
}

async function challengeOf(verifier: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
	return Buffer.from(digest).toString('base64url');
}
