import type { Status } from '../application/status.ts';

/** What a person is told of: each status reached, a document that was refused, and a code they asked for. */
export const NOTICE_EVENTS = [
	'registered',
	'inProgress',
	'moreInfo',
	'done',
	'rejected',
	'withdrawn',
	'documentRefused',
	'statusCode'
] as const satisfies (Status | 'documentRefused' | 'statusCode')[];

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
