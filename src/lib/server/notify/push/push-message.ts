import type { Notice } from '../../store/notices.ts';
import type { PushMessage } from '../../../domain/wire/push.ts';
import { wordsIn } from '../words/words.ts';

/** What a device shows of a notice: nothing in it says who it is for, or what their number is. */
export function pushMessage({ id, event, language, applicationId }: Notice): PushMessage {
	const { title, body } = wordsIn(language).events[event];
	return { id, applicationId, language, title, body };
}
