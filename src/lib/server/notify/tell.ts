import {
	type ApplicationId,
	type Clock,
	makeId,
	type PersonId,
	type RandomBytes
} from '../../domain/ids.ts';
import {
	isCompulsory,
	type NoticeChannel,
	type NoticeEvent
} from '../../domain/notices/notice-event.ts';
import { isMobile } from '../../domain/people/mobile.ts';
import type { NoticeChoices } from '../../domain/wire/notices.ts';
import type { Transaction } from '../database/database.ts';
import { type Application, findApplication } from '../store/applications.ts';
import { readContacts } from '../store/contacts.ts';
import { readNoticeChoices } from '../store/notice-choices.ts';
import { addNotices } from '../store/notices.ts';
import { listPushSubscriptions } from '../store/push-subscriptions.ts';

/** The transaction that changes something worth telling, and its one moment (epoch milliseconds). */
export interface TellContext {
	trx: Transaction;
	clock: Clock;
	random: RandomBytes;
	now: number;
}

/** Has its owner told of the status an application has just reached: by rows in this same transaction. */
export async function tellOfStatus(context: TellContext, application: Application): Promise<void> {
	const { status } = application;
	if (status !== 'draft') await tell(context, application, status);
}

/** Has its owner told that a document of a sent application was refused. Of a draft's the screen itself says so. */
export async function tellOfRefusal(
	trx: Transaction,
	{ clock, random }: Pick<TellContext, 'clock' | 'random'>,
	{ owner, applicationId }: { owner: PersonId; applicationId: ApplicationId }
): Promise<void> {
	const application = await findApplication(trx, owner, applicationId);
	if (!application || application.status === 'draft') return;
	await tell({ trx, clock, random, now: clock() }, application, 'documentRefused');
}

async function tell(
	context: TellContext,
	application: Application,
	event: NoticeEvent
): Promise<void> {
	const { id, owner, number, dueOn } = application;
	const choices = await readNoticeChoices(context.trx, owner);
	const wanted = wantedChannels(choices, event);
	const recipients = await listRecipients(context, application, wanted);
	const notices = recipients.map((recipient) => ({
		...recipient,
		id: makeId(context.clock, context.random),
		owner,
		applicationId: id,
		event,
		language: choices.language,
		details: { number: number ?? '', dueOn },
		createdAt: context.now
	}));
	await addNotices(context.trx, notices);
}

function wantedChannels(choices: NoticeChoices, event: NoticeEvent): Set<NoticeChannel> {
	const always = isCompulsory(event);
	const wanted = new Set<NoticeChannel>();
	if (always || choices.email) wanted.add('email');
	if (always || choices.sms) wanted.add('sms');
	if (choices.push) wanted.add('push');
	return wanted;
}

interface Recipient {
	channel: NoticeChannel;
	recipient: string;
}

/** What was typed into the application goes before what is known from signing in. */
async function listRecipients(
	{ trx }: TellContext,
	{ owner, fields }: Application,
	wanted: Set<NoticeChannel>
): Promise<Recipient[]> {
	const known = await readContacts(trx, owner);
	const email = fields['email'] || known.email;
	const phone = [fields['phone'] ?? '', known.phone].find(isMobile);
	const subscriptions = wanted.has('push') ? await listPushSubscriptions(trx, owner) : [];
	return [
		...(email && wanted.has('email') ? [{ channel: 'email' as const, recipient: email }] : []),
		...(phone && wanted.has('sms') ? [{ channel: 'sms' as const, recipient: phone }] : []),
		...subscriptions.map((recipient) => ({ channel: 'push' as const, recipient }))
	];
}
