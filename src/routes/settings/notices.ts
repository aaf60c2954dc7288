import type { NoticeChoices } from '$lib/domain/wire/notices.ts';

/** What the person wants to be told of, as the server has it. Rejects without a link. */
export async function readNotices(): Promise<NoticeChoices> {
	const { rpc } = await import('$lib/sync/rpc-client');
	return rpc.notice.choices.query();
}

/** Rejects without a link; then nothing has changed. */
export async function chooseNotices(choices: NoticeChoices): Promise<void> {
	const { rpc } = await import('$lib/sync/rpc-client');
	await rpc.notice.choose.mutate(choices);
}
