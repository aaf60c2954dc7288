import type { NoticeLanguage } from '../../../domain/notices/notice-event.ts';
import { az } from './az.ts';
import { en } from './en.ts';
import type { ReceiptWords } from './receipt-words.ts';
import { ru } from './ru.ts';

const WORDS: Record<NoticeLanguage, ReceiptWords> = { az, ru, en };

/**
 * What a receipt says to one reader. It is a paper of the utility's: the service's own wording, Azerbaijani, stands
 * first, and on a line of its own after it the reader's where that is another.
 */
export function wordsFor(language: NoticeLanguage): ReceiptWords {
	if (language === 'az') return az;
	const own = WORDS[language];
	return {
		phrases: pair(az.phrases, own.phrases),
		types: pair(az.types, own.types),
		sources: pair(az.sources, own.sources),
		kinds: pair(az.kinds, own.kinds),
		fields: pair(az.fields, own.fields),
		houseTypes: pair(az.houseTypes, own.houseTypes)
	};
}

function pair<Name extends string>(
	official: Record<Name, string>,
	own: Record<Name, string>
): Record<Name, string> {
	const names = Object.keys(official) as Name[]; // what it is a record of
	const pairs = names.map((name) => [name, `${official[name]}\n${own[name]}`]);
	return Object.fromEntries(pairs) as Record<Name, string>; // each name has its pair
}
