import { locale } from '$lib/i18n/locale.svelte.ts';
import { fetchDeskWords } from '$lib/i18n/desk-words.ts';

/** Nothing is shown in the wrong language first. */
export async function load({ parent }: { parent: () => Promise<unknown> }): Promise<void> {
	await parent();
	await fetchDeskWords(locale.current);
}
