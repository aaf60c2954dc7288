import { formatDay } from '../../../domain/calendar/baku-day.ts';
import type { Notice } from '../../store/notices.ts';
import { wordsIn } from '../words/words.ts';
import type { MailContent } from './mail-content.ts';
import { mailHtml } from './mail-html.ts';

/** Whose service it is and where it is found: all configuration. */
export interface MailSetting {
	/** The product's own origin. */
	origin: string;
	utilityName: string;
	callCentre: string;
}

/** One e-mail, in both of its forms. */
export interface MailMessage {
	subject: string;
	text: string;
	html: string;
}

/** Writes the e-mail of a notice: the same notice, the same words, however often. */
export function writeMail(notice: Notice, setting: MailSetting): MailMessage {
	const content = contentOf(notice, setting);
	const subject = `${content.title} · ${notice.details.number}`;
	return { subject, text: mailText(content), html: mailHtml(content) };
}

function contentOf(notice: Notice, { origin, utilityName, callCentre }: MailSetting): MailContent {
	const { language, event, details } = notice;
	const words = wordsIn(language);
	const { title, body } = words.events[event];
	const facts: MailContent['facts'] = [[words.number, details.number]];
	if (event === 'registered' && details.dueOn) facts.push([words.dueOn, formatDay(details.dueOn)]);
	return {
		...{ language, utilityName, title, body, facts },
		link: `${origin}/applications/${notice.applicationId}`,
		open: words.open,
		help: words.help(callCentre),
		automatic: words.automatic
	};
}

function mailText({ utilityName, title, body, facts, ...rest }: MailContent): string {
	const { link, open, help, automatic } = rest;
	const told = facts.map(([label, value]) => `${label}: ${value}`).join('\n');
	return `${title}\n\n${body}\n\n${told}\n\n${open}: ${link}\n\n${help}\n\n${utilityName}\n${automatic}\n`;
}
