import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Channel, failed, type Sent } from '../channel.ts';
import type { HttpSmsSettings, SmsLetters } from '../settings.ts';
import { cutSms } from './sms-parts.ts';
import { smsText } from './sms-text.ts';

const answer = v.object({
	errorMessage: v.nullish(v.string()),
	/** The gateway's name for the message. */
	obj: v.nullish(v.union([v.string(), v.number()])),
	errorCode: v.nullish(v.union([v.string(), v.number()]))
});

/** Text messages by one HTTP request each. */
export function httpSmsChannel(settings: HttpSmsSettings, letters: SmsLetters): Channel {
	return {
		async send(notice, signal): Promise<Sent> {
			const text = smsText(notice, letters);
			const request = compose(settings, { text, phone: notice.recipient });
			try {
				const response = await fetch(settings.url, {
					method: 'POST',
					headers: { 'content-type': 'application/json', 'idempotency-key': notice.id },
					body: JSON.stringify(request),
					redirect: 'error',
					signal
				});
				return await readAnswer(response);
			} catch {
				return failed('unreachable');
			}
		},
		close: () => Promise.resolve()
	};
}

function compose(
	{ login, password, sender }: HttpSmsSettings,
	{ text, phone }: { text: string; phone: string }
): Record<string, unknown> {
	const msisdn = phone.replace(/^\+/, '');
	const key = md5(md5(password) + login + text + msisdn + sender);
	const unicode = cutSms(text).encoding === 'ucs2';
	return { login, key, msisdn, text, sender, scheduled: 'NOW', unicode };
}

/** The gateway's own signature, not a protection: the request goes over TLS. */
function md5(text: string): string {
	return createHash('md5').update(text).digest('hex');
}

async function readAnswer(response: Response): Promise<Sent> {
	if (response.status >= 500 || response.status === 429) return failed('busy');
	const parsed = v.safeParse(answer, parseJson(await response.text()));
	if (!parsed.success) return failed('rubbish');
	const { errorMessage, errorCode, obj } = parsed.output;
	if (errorMessage || (errorCode && Number(errorCode) !== 0)) return failed('busy');
	return obj ? { ok: true, reference: String(obj) } : failed('rubbish');
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
