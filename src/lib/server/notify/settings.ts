import * as v from 'valibot';
import { PUSH_SERVICES } from './push/push-services.ts';

/** Where e-mail is handed over. */
export interface SmtpSettings {
	/** `smtp://user:password@host:587`, or `smtps://` for TLS from the start; nodemailer's options as its query. */
	url: string;
	/** Whether a server that offers no TLS is refused. */
	isTlsRequired: boolean;
	from: string;
}

/** Where text messages are handed over by SMPP 3.4. */
export interface SmppSettings {
	/** `smpp://host:2775`, or `ssmpp://host:3550` for TLS. */
	url: string;
	login: string;
	password: string;
	/** The name or number people see. */
	sender: string;
	/** How a message longer than one part goes: whole, or cut here with a header on each part. */
	long: 'payload' | 'udh';
}

/** Where text messages are handed over by HTTP, in the manner of LSIM's QuickSMS. */
export interface HttpSmsSettings {
	url: string;
	login: string;
	password: string;
	/** The name people see. */
	sender: string;
}

/** The product's own identity to the push services (VAPID, RFC 8292), and which of them it calls. */
export interface PushSettings {
	publicKey: string;
	privateKey: string;
	/** Whom a push service may write to: `mailto:…` or `https://…`. */
	subject: string;
	services: readonly string[];
}

/** `exact` letters cost some languages twice as many parts as `transliterated` ones. */
export type SmsLetters = 'exact' | 'transliterated';

/** Where messages go: to a page of the running product, or out into the world. */
export type NotifySettings = { letters: SmsLetters } & (
	| { kind: 'sandbox'; push: PushSettings | null }
	| { kind: 'live'; smtp: SmtpSettings; sms: SmsSettings; push: PushSettings | null }
);

export type SmsSettings =
	{ gateway: 'smpp'; smpp: SmppSettings } | { gateway: 'http'; http: HttpSmsSettings };

const text = v.optional(v.pipe(v.string(), v.trim()), '');
const key = (bytes: number) =>
	v.optional(
		v.pipe(
			v.string(),
			v.check(
				(value) => Buffer.from(value, 'base64url').length === bytes,
				'must be a key made by "npm run keys"'
			)
		)
	);

/** The variables of notifying, beside the ones of config.ts. */
export const notifyVariables = {
	NOTIFY: v.optional(v.picklist(['sandbox', 'live'], 'must be sandbox or live')),
	SMTP_URL: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^smtps?:\/\/./, 'must start with smtp:// or smtps://'),
			v.check((value) => URL.canParse(value), 'must be a URL')
		)
	),
	SMTP_TLS: v.optional(v.picklist(['required', 'optional'], 'must be required or optional')),
	MAIL_FROM: v.optional(
		v.pipe(v.string(), v.regex(/[^\s<@]+@[^\s>@]+/, 'must hold an e-mail address'))
	),
	SMS_GATEWAY: v.optional(v.picklist(['smpp', 'http'], 'must be smpp or http')),
	SMS_URL: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^(s?smpp|https?):\/\/./, 'must start with smpp://, ssmpp:// or https://'),
			v.check((value) => URL.canParse(value), 'must be a URL')
		)
	),
	SMS_LOGIN: text,
	SMS_PASSWORD: text,
	SMS_SENDER: v.optional(
		v.pipe(v.string(), v.regex(/^\w[\w .-]{0,19}$/, 'must be a short name or a number'))
	),
	SMS_LETTERS: v.optional(
		v.picklist(['exact', 'transliterated'], 'must be exact or transliterated'),
		'exact'
	),
	SMPP_LONG: v.optional(v.picklist(['payload', 'udh'], 'must be payload or udh'), 'payload'),
	VAPID_PUBLIC_KEY: key(65),
	VAPID_PRIVATE_KEY: key(32),
	VAPID_SUBJECT: v.optional(
		v.pipe(v.string(), v.regex(/^(mailto:|https:\/\/)./, 'must start with mailto: or https://'))
	),
	PUSH_SERVICES: v.optional(v.string(), PUSH_SERVICES)
};

type NotifyEnvironment = v.InferOutput<v.ObjectSchema<typeof notifyVariables, undefined>>;

export interface NotifySurroundings {
	/** Whether sign-in is played too: then so are messages, unless told. */
	isSandbox: boolean;
	/** Whether the product is reachable from this machine alone. */
	isLoopback: boolean;
	origin: string;
}

/** The settings, or the one line that names what is missing or contradicts. */
export function readNotify(
	env: NotifyEnvironment,
	{ isSandbox, isLoopback, origin }: NotifySurroundings
): NotifySettings | string {
	const kind = env.NOTIFY ?? (isSandbox ? 'sandbox' : 'live');
	const push = readPush(env, origin);
	if (typeof push === 'string') return push;
	const letters = env.SMS_LETTERS;
	if (kind === 'live') return readLive(env, { letters, push });
	return isLoopback
		? { kind, letters, push }
		: `NOTIFY: sandbox shows messages to anyone, so it is for loopback only, but ORIGIN is ${origin}`;
}

function readLive(
	env: NotifyEnvironment,
	rest: { letters: SmsLetters; push: PushSettings | null }
): NotifySettings | string {
	const missing = (['SMTP_URL', 'MAIL_FROM', 'SMS_GATEWAY', 'SMS_URL', 'SMS_SENDER'] as const).find(
		(name) => env[name] === undefined
	);
	if (missing) return `${missing}: is needed when NOTIFY is live`;
	const sms = readSms(env);
	if (typeof sms === 'string') return sms;
	const { SMTP_URL: url = '', MAIL_FROM: from = '', SMTP_TLS } = env;
	return {
		kind: 'live',
		smtp: { url, from, isTlsRequired: SMTP_TLS !== 'optional' },
		sms,
		...rest
	};
}

function readSms(env: NotifyEnvironment): SmsSettings | string {
	const {
		SMS_URL: url = '',
		SMS_LOGIN: login,
		SMS_PASSWORD: password,
		SMS_SENDER: sender = ''
	} = env;
	const isHttp = url.startsWith('http');
	if (isHttp !== (env.SMS_GATEWAY === 'http'))
		return `SMS_URL: is not an address for SMS_GATEWAY ${env.SMS_GATEWAY ?? ''}`;
	const account = { url, login, password, sender };
	if (isHttp) return { gateway: 'http', http: account };
	return { gateway: 'smpp', smpp: { ...account, long: env.SMPP_LONG } };
}

/** Both keys, or neither: then no device is asked to take pushes. */
function readPush(env: NotifyEnvironment, origin: string): PushSettings | null | string {
	const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = env;
	if (publicKey === undefined && privateKey === undefined) return null;
	if (publicKey === undefined) return 'VAPID_PUBLIC_KEY: is needed with VAPID_PRIVATE_KEY';
	if (privateKey === undefined) return 'VAPID_PRIVATE_KEY: is needed with VAPID_PUBLIC_KEY';
	const subject =
		env.VAPID_SUBJECT ?? (origin.startsWith('https:') ? origin : 'mailto:push@localhost');
	const services = env.PUSH_SERVICES.split(',').map((name) => name.trim());
	return { publicKey, privateKey, subject, services: services.filter(Boolean) };
}
