import type { NoticeEvent } from '../../../domain/notices/notice-event.ts';

/** What is said of one event, in one language. */
export interface EventWords {
	/** The subject of an e-mail and the first line of a push. */
	title: string;
	/** What it means and what to do now. */
	body: string;
	/** A whole text message; `number` is the application's, `code` the one-time code of a message that brings one. */
	sms: (number: string, code: string) => string;
}

/** Everything messages say in one language. */
export interface Words {
	events: Record<NoticeEvent, EventWords>;
	number: string;
	dueOn: string;
	open: string;
	help: (callCentre: string) => string;
	automatic: string;
}
