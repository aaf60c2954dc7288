import type { ShownStatus, Status } from './status.ts';

/** What a person is told of an application: one confirmed on this device that has no number yet is waiting. */
export function shownStatus(application: {
	status: Status;
	confirmedAt: string | null;
}): ShownStatus {
	const isWaiting = application.status === 'draft' && application.confirmedAt !== null;
	return isWaiting ? 'waiting' : application.status;
}
