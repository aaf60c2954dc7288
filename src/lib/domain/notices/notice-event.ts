import type { Status } from '../application/status.ts';

/** What a person is told of without asking: each status reached, and a document that was refused. */
export const NOTICE_EVENTS = [
	'registered',
	'inProgress',
	'moreInfo',
	'done',
	'rejected',
	'withdrawn',
	'documentRefused'
] as const satisfies (Status | 'documentRefused')[];

export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** How a notice reaches a person. */
export const NOTICE_CHANNELS = ['email', 'sms', 'push'] as const;

export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** The languages a notice is written in. */
export const NOTICE_LANGUAGES = ['az', 'ru', 'en'] as const;

export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number];

/** Whether everyone hears of it by e-mail and SMS: registration and decision. The rest a person may turn off. */
export function isCompulsory(event: NoticeEvent): boolean {
	return event === 'registered' || event === 'done' || event === 'rejected';
}
