import { locale } from '$lib/i18n/locale.svelte.ts';

export const ssr = false;
export const trailingSlash = 'never';

/** Nothing is shown in the wrong language first. */
export async function load(): Promise<void> {
	await locale.restore();
}
