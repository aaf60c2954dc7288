import type { Notice } from '../../store/notices.ts';
import type { PushMessage } from '../../../domain/wire/push.ts';
import { wordsIn } from '../words/words.ts';

/** What a device shows of a notice: nothing in it names them, or says what their number is. */
export function pushMessage({ id, owner, event, language, applicationId }: Notice): PushMessage {
	const { title, body } = wordsIn(language).events[event];
	return { id, person: owner, applicationId, language, title, body };
}
