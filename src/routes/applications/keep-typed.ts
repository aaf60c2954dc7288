import type { BeforeNavigate } from '@sveltejs/kit';
import { beforeNavigate } from '$app/navigation';
import { m } from '$lib/i18n/compiled/messages.js';
import type { AutosaveQueue } from '$lib/ui/form/autosave-queue.svelte.ts';

/**
 * Has what was typed written before a link out of the app is followed, as to sign in, and asks before a screen is left
 * whose typing could not be written: it is nowhere else. To be called while a component is being set up.
 */
export function keepTyped(queue: AutosaveQueue): void {
	beforeNavigate((navigation) => {
		if (queue.state === 'failed') askFirst(navigation);
		else if (queue.state === 'saving') writeFirst(navigation, queue);
	});
}

function askFirst({ cancel, type }: BeforeNavigate): void {
	// Leaving the app has the browser ask in its own words.
	if (type === 'leave' || !confirm(m.form_leave_unsaved())) cancel();
}

/** A page that is unloaded can't wait for its own write; within the app the write goes on by itself. */
function writeFirst({ cancel, to, type, willUnload }: BeforeNavigate, queue: AutosaveQueue): void {
	if (type !== 'link' || !willUnload || !to) return;
	cancel();
	void queue.flush().then(() => location.assign(to.url));
}
