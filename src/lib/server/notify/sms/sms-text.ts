import type { Notice } from '../../store/notices.ts';
import type { SmsLetters } from '../settings.ts';
import { wordsIn } from '../words/words.ts';
import { transliterate } from './transliterate.ts';

/** What a text message says of an event. */
export function smsText(
	{ event, language, details }: Pick<Notice, 'event' | 'language' | 'details'>,
	letters: SmsLetters
): string {
	const text = wordsIn(language).events[event].sms(details.number, details.code ?? '');
	return letters === 'exact' ? text : transliterate(text);
}
