import type { NoticeLanguage } from '../../../domain/notices/notice-event.ts';
import { az } from './az.ts';
import { en } from './en.ts';
import type { Words } from './language-words.ts';
import { ru } from './ru.ts';

const WORDS: Record<NoticeLanguage, Words> = { az, ru, en };

export function wordsIn(language: NoticeLanguage): Words {
	return WORDS[language];
}
