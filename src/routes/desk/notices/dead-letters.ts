import type { NoticeChannel, NoticeEvent } from '$lib/domain/notices/notice-event.ts';
import { m } from '$lib/i18n/compiled/messages.js';
import { statusName } from '$lib/ui/names.ts';

const CHANNEL_NAMES: Record<NoticeChannel, () => string> = {
	email: m.desk_notices_email,
	sms: m.desk_notices_sms,
	push: m.desk_notices_push
};

const FAULT_NAMES: Record<string, () => string> = {
	unreachable: m.desk_notices_fault_unreachable,
	busy: m.desk_notices_fault_busy,
	rubbish: m.desk_notices_fault_rubbish,
	refused: m.desk_notices_fault_refused
};

/** What could not be told, as the server lists it. Rejects without a link. */
export async function listDeadLetters() {
	const { rpc } = await import('$lib/sync/rpc-client');
	return rpc.notice.deadLetters.query();
}

export type DeadLetter = Awaited<ReturnType<typeof listDeadLetters>>[number];

/** Has these tried again. Rejects without a link. */
export async function sendAgain(letters: readonly DeadLetter[]): Promise<void> {
	const { rpc } = await import('$lib/sync/rpc-client');
	await rpc.notice.sendAgain.mutate(letters.map(({ id }) => id));
}

export function channelName(channel: NoticeChannel): string {
	return CHANNEL_NAMES[channel]();
}

/** Why it was given up, in words for who has to mend it. */
export function faultName(fault: string): string {
	return FAULT_NAMES[fault]?.() ?? fault;
}

export function eventName(event: NoticeEvent): string {
	if (event === 'documentRefused') return m.desk_notices_document();
	return event === 'statusCode' ? m.desk_notices_code() : statusName(event);
}
