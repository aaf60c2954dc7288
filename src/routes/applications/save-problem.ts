import { DraftGone } from '$lib/local/actions/save-fields.ts';
import { isOutOfRoom } from '$lib/local/documents/persistence.ts';
import { problemMessage } from '$lib/ui/form/problem-messages.ts';

/** Why what was typed could not be written, in words; '' where nothing more is known than that it failed. */
export function saveProblem(failure: unknown): string {
	if (isOutOfRoom(failure)) return problemMessage({ code: 'deviceFull' });
	return failure instanceof DraftGone ? problemMessage({ code: 'notFound' }) : '';
}
