import webPush from 'web-push';
import { expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/lib/server/config.ts';

const { publicKey, privateKey } = webPush.generateVAPIDKeys();

const live = {
	ORIGIN: 'https://muraciet.example',
	IDENTITY: 'oidc',
	OIDC_ISSUER: 'https://id.example',
	OIDC_CLIENT_ID: 'muraciet',
	DOCUMENT_KEYS: 'own',
	SMTP_URL: 'smtp://user:secret@mail.example:587',
	MAIL_FROM: 'Azərsu <bildiris@muraciet.example>',
	SMS_GATEWAY: 'smpp',
	SMS_URL: 'smpp://smsc.example:2775',
	SMS_LOGIN: 'azersu',
	SMS_PASSWORD: 'secret',
	SMS_SENDER: 'Azersu'
};

function complaintOf(changes: Record<string, string>): string {
	try {
		readConfig({ ...live, ...changes });
		return '';
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
		throw error;
	}
}

it('with a real provider messages are real, and everything they need is there', () => {
	const { notify } = readConfig(live);
	expect(notify).toMatchObject({
		kind: 'live',
		letters: 'exact',
		smtp: { isTlsRequired: true },
		sms: { gateway: 'smpp', smpp: { sender: 'Azersu', long: 'payload' } },
		push: null
	});
});

it('with the identity sandbox messages go nowhere', () => {
	expect(readConfig({}).notify).toEqual({ kind: 'sandbox', letters: 'exact', push: null });
});

it.each(['SMTP_URL', 'MAIL_FROM', 'SMS_GATEWAY', 'SMS_URL', 'SMS_SENDER'])(
	'without %s it does not start',
	(name) => {
		expect(complaintOf({ [name]: '' })).toBe(`${name}: is needed when NOTIFY is live`);
	}
);

it.each([
	['NOTIFY', 'sandbox'],
	['NOTIFY', 'email'],
	['SMTP_URL', 'mail.example'],
	['SMTP_TLS', 'no'],
	['MAIL_FROM', 'Azərsu'],
	['SMS_GATEWAY', 'modem'],
	['SMS_URL', 'https://sms.example'],
	['SMS_URL', 'ftp://sms.example'],
	['SMS_LETTERS', 'latin'],
	['SMPP_LONG', 'cut'],
	['SMS_SENDER', 'a name far too long to be one']
])('%s=%s is told in one line that names it', (name, value) => {
	expect(complaintOf({ [name]: value })).toMatch(new RegExp(`^${name}: [^\\n]+$`));
});

it('the keys of web push go together and are keys', () => {
	expect(complaintOf({ VAPID_PUBLIC_KEY: publicKey })).toMatch(/^VAPID_PRIVATE_KEY: /);
	expect(complaintOf({ VAPID_PRIVATE_KEY: privateKey })).toMatch(/^VAPID_PUBLIC_KEY: /);
	expect(complaintOf({ VAPID_PUBLIC_KEY: 'x', VAPID_PRIVATE_KEY: privateKey })).toMatch(
		/^VAPID_PUBLIC_KEY: .*npm run keys/
	);
	expect(
		readConfig({ ...live, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey }).notify.push
	).toMatchObject({ publicKey, subject: 'https://muraciet.example' });
});
