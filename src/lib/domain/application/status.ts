/** What the server knows of an application ("Müraciətin statusu"). */
export const STATUSES = [
	'draft',
	'registered',
	'inProgress',
	'moreInfo',
	'done',
	'rejected',
	'withdrawn'
] as const;

export type Status = (typeof STATUSES)[number];

/** What a person sees: a draft that is confirmed on the device but has no number yet is waiting for a link. */
export type ShownStatus = Status | 'waiting';

export type Actor = 'applicant' | 'operator';

const MOVES: Record<Status, Partial<Record<Status, Actor>>> = {
	draft: { registered: 'applicant' },
	registered: { inProgress: 'operator', withdrawn: 'applicant' },
	inProgress: {
		done: 'operator',
		rejected: 'operator',
		moreInfo: 'operator',
		withdrawn: 'applicant'
	},
	moreInfo: { inProgress: 'applicant', rejected: 'operator', withdrawn: 'applicant' },
	done: {},
	rejected: {},
	withdrawn: {}
};

/** Whether this actor may move an application from one status to the other. */
export function canMove(from: Status, to: Status, actor: Actor): boolean {
	return MOVES[from][to] === actor;
}

/** Whether nothing can change the application any more. */
export function isFinal(status: Status): boolean {
	return Object.keys(MOVES[status]).length === 0;
}

/** Whether a move to this status must say why (a reason) or what (a question). */
export function needsNote(status: Status): boolean {
	return status === 'rejected' || status === 'moreInfo';
}
