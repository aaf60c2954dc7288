import { setTimeout } from 'node:timers/promises';
import webPush from 'web-push';
import type { Clock } from '../../domain/ids.ts';
import type { NoticeChannel } from '../../domain/notices/notice-event.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import { traceError } from '../observe/error-trace.ts';
import { keepReceipt } from '../store/outbox.ts';
import { type Channel, failed } from './channel.ts';
import { smtpChannel } from './mail/smtp-channel.ts';
import type { MailSetting } from './mail/mail-message.ts';
import { Outbox } from './outbox.ts';
import { pushChannel } from './push/push-channel.ts';
import { isPushAddress, PUSH_SERVICES } from './push/push-services.ts';
import { sandboxChannel } from './sandbox/sandbox-channel.ts';
import type { NotifySettings, SmsLetters, SmsSettings } from './settings.ts';
import { httpSmsChannel } from './sms/http-channel.ts';
import type { Receipt } from './sms/receipt.ts';
import { SmppChannel } from './sms/smpp-channel.ts';

export interface NotifyParts {
	config: Pick<Config, 'origin' | 'utility' | 'notify'>;
	db: Database;
	clock: Clock;
	log: Log;
}

/** Telling people by e-mail, SMS and push, while the server runs. */
export interface Notifying {
	/** What a browser subscribes with; '' where there are no pushes. */
	pushKey: string;
	/** Whether a device may have its pushes sent to this address. */
	takesPushesAt(endpoint: string): boolean;
	/** Ends sending: what is on its way is waited for, the rest stays in the outbox. */
	close(): Promise<void>;
}

/** How long a receipt waits for the message it is of, which may still be on its way into the database. Milliseconds. */
const RECEIPT_WAITS = [0, 2000, 20_000];

/** Without keys no device can have subscribed, and one that has from before is not reached. */
const nobody: Channel = {
	send: () => Promise.resolve(failed('gone')),
	close: () => Promise.resolve()
};

/** Begins to send what the outbox holds. */
export function startNotifying(parts: NotifyParts): Notifying {
	const { db, clock, log } = parts;
	const channels = makeChannels(parts);
	const stop = new Outbox({ db, channels, clock, chance: Math.random, log }).run();
	const close = async () => {
		await stop();
		await Promise.all(Object.values(channels).map((channel) => channel.close()));
	};
	const { notify } = parts.config;
	const takesPushesAt = (endpoint: string) => isPushAddress(endpoint, pushServicesOf(notify));
	return { pushKey: pushKeyOf(notify), takesPushesAt, close };
}

/** The sandbox can be subscribed to as well; without keys of its own any will do, for nothing is sent. */
function pushKeyOf({ kind, push }: NotifySettings): string {
	if (push) return push.publicKey;
	return kind === 'sandbox' ? webPush.generateVAPIDKeys().publicKey : '';
}

function pushServicesOf({ kind, push }: NotifySettings): readonly string[] {
	if (push) return push.services;
	return kind === 'sandbox' ? PUSH_SERVICES.split(',') : [];
}

function makeChannels({ config, ...parts }: NotifyParts): Record<NoticeChannel, Channel> {
	const { notify } = config;
	if (notify.kind === 'sandbox')
		return { email: sandboxChannel, sms: sandboxChannel, push: sandboxChannel };
	return {
		email: smtpChannel(notify.smtp, mailSetting(config)),
		sms: smsChannel(parts, notify.sms, notify.letters),
		push: notify.push ? pushChannel(parts.db, notify.push) : nobody
	};
}

/** Whose service it is, as an e-mail says it. */
export function mailSetting({ origin, utility }: NotifyParts['config']): MailSetting {
	return { origin, utilityName: utility.name, callCentre: utility.callCentre };
}

function smsChannel(
	parts: Pick<NotifyParts, 'db' | 'log'>,
	settings: SmsSettings,
	letters: SmsLetters
): Channel {
	if (settings.gateway === 'http') return httpSmsChannel(settings.http, letters);
	const onreceipt = (receipt: Receipt) => void keep(parts, receipt);
	return new SmppChannel({ settings: settings.smpp, letters, onreceipt });
}

async function keep({ db, log }: Pick<NotifyParts, 'db' | 'log'>, receipt: Receipt): Promise<void> {
	try {
		for (const wait of RECEIPT_WAITS) {
			await setTimeout(wait, undefined, { ref: false });
			if (await keepReceipt(db, receipt)) return;
		}
	} catch (error) {
		log.warn({ error: traceError(error) }, 'a receipt was lost');
	}
}
