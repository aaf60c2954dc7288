import * as v from 'valibot';
import { ABOUT_BY_DEFAULT } from '../domain/wire/about.ts';
import { documentKeys } from './documents/crypt/document-keys-variable.ts';
import { type NotifySettings, notifyVariables, readNotify } from './notify/settings.ts';

/** A variable the server can't start with; its message is one line that names it. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

const NO_KEYS =
	'DOCUMENT_KEYS: is needed when IDENTITY is oidc; “own” keeps a key beside the data, which protects from nobody who takes both';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const integer = (minimum: number, maximum: number, fallback: number) =>
	v.optional(
		v.pipe(
			v.string(),
			v.regex(/^\d+$/, 'must be a whole number'),
			v.transform(Number),
			v.minValue(minimum, `must be at least ${minimum}`),
			v.maxValue(maximum, `must be at most ${maximum}`)
		),
		String(fallback)
	);

const text = (fallback: string) => v.optional(v.pipe(v.string(), v.trim()), fallback);
const url = v.pipe(v.string(), v.url('must be an absolute URL'));

const words = (list: string) =>
	list
		.split(',')
		.map((word) => word.trim())
		.filter(Boolean);

const origins = v.optional(
	v.pipe(
		v.string(),
		v.transform(words),
		v.check(
			(list) => list.every((word) => URL.parse(word)?.origin === word),
			'must be origins like https://www.example.az, separated by commas'
		)
	),
	''
);

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

const environment = v.object({
	HOST: text('127.0.0.1'),
	PORT: integer(0, 65535, 3000),
	ORIGIN: v.optional(url),
	DATA_DIR: text('data'),
	DATABASE_URL: v.optional(
		v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must start with postgres://'))
	),
	IDENTITY: v.optional(v.picklist(['sandbox', 'oidc'], 'must be sandbox or oidc'), 'sandbox'),
	IDENTITY_SANDBOX_PORT: v.optional(
		v.pipe(v.string(), v.regex(/^\d+$/, 'must be a whole number'), v.transform(Number))
	),
	OIDC_ISSUER: v.optional(url),
	OIDC_CLIENT_ID: text(''),
	OIDC_CLIENT_SECRET: text(''),
	OIDC_AUTHORIZATION_ENDPOINT: v.optional(url),
	OIDC_TOKEN_ENDPOINT: v.optional(url),
	OIDC_JWKS_URI: v.optional(url),
	OIDC_END_SESSION_ENDPOINT: v.optional(url),
	OIDC_SCOPE: text('openid user certificate'),
	OIDC_CLAIM_FIN: text('user.pin'),
	OIDC_CLAIM_GIVEN_NAME: text('user.firstName'),
	OIDC_CLAIM_FAMILY_NAME: text('user.lastName'),
	OIDC_CLAIM_PATRONYMIC: text('user.patronymic'),
	OIDC_CLAIM_PHONE: text('user.phone'),
	OIDC_CLAIM_EMAIL: text('user.email'),
	SESSION_IDLE_HOURS: integer(1, 24 * 365, 24 * 14),
	EMBED_ORIGINS: origins,
	LIMIT_CALLS: integer(0, 1_000_000, 1200),
	LIMIT_UPLOADS: integer(0, 1_000_000, 1200),
	LIMIT_SIGN_INS: integer(0, 1_000_000, 600),
	LIMIT_ADDRESS_FACTOR: integer(1, 10_000, 20),
	SESSION_MAX_HOURS: integer(1, 24 * 365, 24 * 90),
	STAFF_SESSION_IDLE_MINUTES: integer(5, 60 * 24 * 365, 30),
	STAFF_SESSION_MAX_HOURS: integer(1, 24 * 365, 12),
	DOCUMENT_MAX_BYTES: integer(1024, 1024 * 1024 * 1024, ABOUT_BY_DEFAULT.documentMaxBytes),
	UPLOAD_ABANDONED_DAYS: integer(1, 3650, 30),
	RETAIN_DRAFT_DAYS: integer(1, 36500, 730),
	RETAIN_DECIDED_DAYS: integer(1, 36500, 1825),
	RETAIN_AUDIT_DAYS: integer(1, 36500, 3650),
	PERSON_DOCUMENT_BYTES: integer(1024, Number.MAX_SAFE_INTEGER, 500 * 1024 * 1024),
	PERSON_UNFINISHED_DOCUMENTS: integer(1, 10_000, 40),
	DOCUMENT_KEYS: v.optional(documentKeys),
	CLAMD: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^(\/.+|[^:/]+:\d{1,5})$/, 'must be host:port or the path of a socket')
		)
	),
	DUE_WORKING_DAYS: integer(1, 365, ABOUT_BY_DEFAULT.dueWorkingDays),
	HOLIDAYS: v.optional(
		v.pipe(
			v.string(),
			v.transform(words),
			v.check(
				(days) => days.every((day) => isoDay.test(day)),
				'must be days as YYYY-MM-DD, separated by commas'
			)
		),
		''
	),
	UTILITY_NAME: text(ABOUT_BY_DEFAULT.utilityName),
	UTILITY_SITE: v.optional(url, ABOUT_BY_DEFAULT.utilitySite),
	CALL_CENTRE: text(ABOUT_BY_DEFAULT.callCentre),
	...notifyVariables,
	METRICS_TOKEN: text(''),
	LOG_LEVEL: v.optional(
		v.picklist(
			['silent', 'error', 'warn', 'info', 'debug'],
			'must be silent, error, warn, info or debug'
		),
		'info'
	)
});

/**
 * Everything the server is told from outside, read and checked once. Throws ConfigError for the first variable that
 * can't be used.
 */
export function readConfig(variables: Record<string, string | undefined>) {
	const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
	const parsed = v.safeParse(environment, given, { abortEarly: true });
	if (!parsed.success) {
		const [issue] = parsed.issues;
		throw new ConfigError(`${String(issue.path?.[0]?.key)}: ${issue.message}`);
	}
	const env = parsed.output;
	const origin = new URL(env.ORIGIN ?? `http://localhost:${env.PORT}`);
	const isLoopback = LOOPBACK.includes(origin.hostname);
	checkIdentity(env, isLoopback, origin.origin);
	return {
		host: env.HOST,
		port: env.PORT,
		origin: origin.origin,
		isSecure: origin.protocol === 'https:',
		dataDir: env.DATA_DIR,
		databaseUrl: env.DATABASE_URL ?? null,
		identity: identityConfig(env),
		notify: notifyConfig(env, origin.origin, isLoopback),
		embedOrigins: env.EMBED_ORIGINS,
		limits: {
			calls: env.LIMIT_CALLS,
			uploads: env.LIMIT_UPLOADS,
			signIns: env.LIMIT_SIGN_INS,
			addressFactor: env.LIMIT_ADDRESS_FACTOR
		},
		session: sessionConfig(env),
		documentMaxBytes: env.DOCUMENT_MAX_BYTES,
		uploadAbandonedDays: env.UPLOAD_ABANDONED_DAYS,
		retention: {
			draftDays: env.RETAIN_DRAFT_DAYS,
			decidedDays: env.RETAIN_DECIDED_DAYS,
			auditDays: env.RETAIN_AUDIT_DAYS
		},
		personDocumentBytes: env.PERSON_DOCUMENT_BYTES,
		personUnfinishedDocuments: env.PERSON_UNFINISHED_DOCUMENTS,
		...safetyConfig(env),
		dueWorkingDays: env.DUE_WORKING_DAYS,
		holidays: env.HOLIDAYS,
		utility: { name: env.UTILITY_NAME, site: env.UTILITY_SITE, callCentre: env.CALL_CENTRE },
		metricsToken: env.METRICS_TOKEN,
		logLevel: env.LOG_LEVEL
	};
}

function sessionConfig(env: v.InferOutput<typeof environment>) {
	return {
		idleHours: env.SESSION_IDLE_HOURS,
		maxHours: env.SESSION_MAX_HOURS,
		staffIdleMinutes: env.STAFF_SESSION_IDLE_MINUTES,
		staffMaxHours: env.STAFF_SESSION_MAX_HOURS
	};
}

function checkIdentity(
	env: v.InferOutput<typeof environment>,
	isLoopback: boolean,
	origin: string
): void {
	if (env.IDENTITY === 'sandbox') {
		if (isLoopback) return;
		throw new ConfigError(`IDENTITY: sandbox is for loopback only, but ORIGIN is ${origin}`);
	}
	if (!env.OIDC_ISSUER) throw new ConfigError('OIDC_ISSUER: is needed when IDENTITY is oidc');
	if (!env.OIDC_CLIENT_ID) throw new ConfigError('OIDC_CLIENT_ID: is needed when IDENTITY is oidc');
	if (!env.DOCUMENT_KEYS) throw new ConfigError(NO_KEYS);
}

function safetyConfig(env: v.InferOutput<typeof environment>) {
	return { documentKeys: env.DOCUMENT_KEYS ?? [], clamd: env.CLAMD ?? null };
}

function notifyConfig(
	env: v.InferOutput<typeof environment>,
	origin: string,
	isLoopback: boolean
): NotifySettings {
	const isSandbox = env.IDENTITY === 'sandbox';
	const settings = readNotify(env, { isSandbox, isLoopback, origin });
	if (typeof settings === 'string') throw new ConfigError(settings);
	return settings;
}

function identityConfig(env: v.InferOutput<typeof environment>) {
	return {
		kind: env.IDENTITY,
		sandboxPort: env.IDENTITY_SANDBOX_PORT ?? env.PORT + 1,
		issuer: env.OIDC_ISSUER ?? null,
		clientId: env.OIDC_CLIENT_ID,
		clientSecret: env.OIDC_CLIENT_SECRET,
		authorizationEndpoint: env.OIDC_AUTHORIZATION_ENDPOINT ?? null,
		tokenEndpoint: env.OIDC_TOKEN_ENDPOINT ?? null,
		jwksUri: env.OIDC_JWKS_URI ?? null,
		endSessionEndpoint: env.OIDC_END_SESSION_ENDPOINT ?? null,
		scope: env.OIDC_SCOPE,
		claims: {
			fin: env.OIDC_CLAIM_FIN,
			givenName: env.OIDC_CLAIM_GIVEN_NAME,
			familyName: env.OIDC_CLAIM_FAMILY_NAME,
			patronymic: env.OIDC_CLAIM_PATRONYMIC,
			phone: env.OIDC_CLAIM_PHONE,
			email: env.OIDC_CLAIM_EMAIL
		}
	};
}

export type Config = ReturnType<typeof readConfig>;
