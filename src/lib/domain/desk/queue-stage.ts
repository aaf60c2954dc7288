import { isFinal, type Status } from '../application/status.ts';

/** Where an application stands in the desk's queue: its status, with those whose documents are not all here apart. */
export const QUEUE_STAGES = [
	'ready',
	'arriving',
	'inProgress',
	'moreInfo',
	'done',
	'rejected',
	'withdrawn'
] as const;

export type QueueStage = (typeof QUEUE_STAGES)[number];

/** The stage of an application that has been sent. */
export function queueStage(status: Exclude<Status, 'draft'>, hasDocuments: boolean): QueueStage {
	if (status === 'registered') return hasDocuments ? 'ready' : 'arriving';
	return status;
}

/** Whether the desk has something to do: everything is here and nothing is decided. */
export function isOpen(stage: QueueStage): boolean {
	return stage === 'ready' || stage === 'inProgress' || stage === 'moreInfo';
}

/** A day later than any: where what is decided stands in the order of due days. */
const NEVER_DUE = '9999-12-31';

/** What an application is ordered by when the most urgent comes first: its due day until it is decided. */
export function dueKey(status: Status, dueOn: string): string {
	return isFinal(status) ? NEVER_DUE : dueOn;
}
