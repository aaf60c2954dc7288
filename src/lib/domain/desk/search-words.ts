import { foldText, foldWords } from '../text/fold.ts';

/** Digits as a number is written, with or without its dashes. */
const NUMBER = /^[\d\s-]*\d[\d\s-]*$/;

/** The words an application is found by in the desk's queue: its number, the FİN, the applicant's name. */
export function entryWords(entry: { number: string; fin: string; name: string }): string[] {
	const words = [withoutDashes(entry.number), foldText(entry.fin), ...foldWords(entry.name)];
	return [...new Set(words)].filter(Boolean);
}

/** What was typed to search by, as beginnings of such words: all of them must be found. */
export function searchWords(query: string): string[] {
	if (NUMBER.test(query)) return [withoutDashes(query)];
	const words = query.split(/\s+/).flatMap((part) => {
		return NUMBER.test(part) ? [withoutDashes(part)] : foldWords(part);
	});
	return [...new Set(words)];
}

function withoutDashes(number: string): string {
	return number.replace(/[\s-]/g, '');
}
