import type { ShownStatus } from '$lib/domain/application/status.ts';
import { alertIcon, checkIcon, clockIcon, closeIcon } from './icons.ts';
import { editIcon, listIcon, progressIcon, undoIcon } from './icons.ts';
import type { Tone } from './Tag.svelte';

/** A colour and a sign. */
export interface Look {
	tone: Tone;
	icon: string;
}

/** A colour and a sign of its own for each status, so that colour is never alone. */
export const STATUS_LOOKS: Record<ShownStatus, Look> = {
	draft: { tone: 'neutral', icon: editIcon },
	waiting: { tone: 'warning', icon: clockIcon },
	registered: { tone: 'info', icon: listIcon },
	inProgress: { tone: 'info', icon: progressIcon },
	moreInfo: { tone: 'warning', icon: alertIcon },
	done: { tone: 'success', icon: checkIcon },
	rejected: { tone: 'error', icon: closeIcon },
	withdrawn: { tone: 'neutral', icon: undoIcon }
};
