import { createTransport } from 'nodemailer';
import { type Channel, failed, type Fault, type Sent } from '../channel.ts';
import type { SmtpSettings } from '../settings.ts';
import { type MailSetting, writeMail } from './mail-message.ts';

/** How long each step may take before the server counts as not there, in milliseconds. */
const STEP_MS = 20_000;

/** The parts of nodemailer's errors that tell one trouble from another. */
interface MailError extends Error {
	code?: string;
	/** Set for an answer of the mail server: whether the same message would get it again. */
	permanent?: boolean;
}

/** E-mail over SMTP, by a few connections that are kept. */
export function smtpChannel(settings: SmtpSettings, setting: MailSetting): Channel {
	const transport = createTransport({
		url: settings.url,
		pool: true,
		// The outbox repeats by itself, and knows that it did.
		maxRequeues: 0,
		requireTLS: settings.isTlsRequired && settings.url.startsWith('smtp:'),
		disableFileAccess: true,
		disableUrlAccess: true,
		...{ connectionTimeout: STEP_MS, greetingTimeout: STEP_MS, socketTimeout: STEP_MS }
	});
	const { host } = new URL(setting.origin);
	return {
		async send(notice, signal): Promise<Sent> {
			try {
				const { response } = await transport.sendMail({
					...writeMail(notice, setting),
					from: settings.from,
					to: notice.recipient,
					messageId: `<${notice.id}@${host}>`,
					headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': notice.language },
					signal
				});
				return { ok: true, reference: response.slice(0, REFERENCE_LENGTH) };
			} catch (error) {
				return failed(faultOf(error as MailError));
			}
		},
		close() {
			transport.close({ force: true });
			return Promise.resolve();
		}
	};
}

/** As much of the server's answer as tells its queue's name for the message. */
const REFERENCE_LENGTH = 200;

function faultOf({ code, permanent }: MailError): Fault {
	if (permanent && (code === 'EENVELOPE' || code === 'EMESSAGE')) return 'refused';
	if (code === 'EENVELOPE' || code === 'EMESSAGE' || code === 'EAUTH') return 'busy';
	return code === 'EPROTOCOL' ? 'rubbish' : 'unreachable';
}
