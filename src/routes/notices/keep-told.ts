import { liveQuery } from 'dexie';
import type { NoticeLanguage } from '$lib/domain/notices/notice-event.ts';
import { CHOICES_BY_DEFAULT } from '$lib/domain/wire/notices.ts';
import { showBadge } from '$lib/local/badge.ts';
import { readMeta, writeMeta } from '$lib/local/meta.ts';
import { countUnread } from '$lib/local/queries/unread.ts';
import type { Workspace } from '$lib/local/workspace.ts';
import { renewPush } from './push-device.ts';

/** Shows on the app's icon how much is new, as long as the returned function is not called. */
export function followNews({ db }: Workspace): () => void {
	const subscription = liveQuery(() => countUnread(db)).subscribe((count) => void showBadge(count));
	return () => subscription.unsubscribe();
}

/** Tells the server where this device takes pushes, and in which language notices are read. Later, without a link. */
export async function keepTold(workspace: Workspace, language: NoticeLanguage): Promise<void> {
	if (!workspace.person) return;
	try {
		await renewPush();
		await tellLanguage(workspace, language);
	} catch {
		addEventListener('online', () => void keepTold(workspace, language), { once: true });
	}
}

async function tellLanguage({ db }: Workspace, language: NoticeLanguage): Promise<void> {
	const told = (await readMeta(db, 'toldLanguage')) ?? CHOICES_BY_DEFAULT.language;
	if (told === language) return;
	const { rpc } = await import('$lib/sync/rpc-client');
	await rpc.notice.choose.mutate({ ...(await rpc.notice.choices.query()), language });
	await writeMeta(db, 'toldLanguage', language);
}
