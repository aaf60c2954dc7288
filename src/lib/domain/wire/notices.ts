import * as v from 'valibot';
import { NOTICE_LANGUAGES } from '../notices/notice-event.ts';

/** What a person wants to be told of, and in which language. E-mail and SMS of registration and decision always go. */
export const noticeChoices = v.object({
	language: v.picklist(NOTICE_LANGUAGES),
	email: v.boolean(),
	sms: v.boolean(),
	push: v.boolean()
});

export type NoticeChoices = v.InferOutput<typeof noticeChoices>;

/** What holds until the person chooses. */
export const CHOICES_BY_DEFAULT: NoticeChoices = {
	language: 'az',
	email: true,
	sms: true,
	push: true
};

/** Where a device's push service takes messages for it, and the keys to seal them with (RFC 8291: a point, 16 bytes). */
export const pushAddress = v.object({
	endpoint: v.pipe(v.string(), v.url(), v.maxLength(1000)),
	p256dh: v.pipe(v.string(), v.regex(/^[\w-]{87}$/)),
	auth: v.pipe(v.string(), v.regex(/^[\w-]{22}$/))
});
