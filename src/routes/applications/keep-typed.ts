import { beforeNavigate } from '$app/navigation';
import { m } from '$lib/i18n/compiled/messages.js';
import type { AutosaveQueue } from '$lib/ui/form/autosave-queue.svelte.ts';

/**
 * Asks before a screen is left whose typing could not be written: it is nowhere else. To be called while a component is
 * being set up.
 */
export function keepTyped(queue: AutosaveQueue): void {
	beforeNavigate(({ cancel, type }) => {
		if (queue.state !== 'failed') return;
		// Leaving the app has the browser ask in its own words.
		if (type === 'leave' || !confirm(m.form_leave_unsaved())) cancel();
	});
}
