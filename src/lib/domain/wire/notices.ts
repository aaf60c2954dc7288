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
