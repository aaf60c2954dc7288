/// <reference types="@sveltejs/kit" />
import { BACKGROUND_SYNC, type WorkerRequest } from '../lib/domain/wire/worker.ts';
import { syncInBackground } from '../lib/sync/background.ts';
import { areAllPagesCurrent } from './pages.ts';
import { clearCache, fillCache } from './precache.ts';
import { openNotice, renewPushAddress, takePush } from './push.ts';
import { answerFromCache } from './respond.ts';
import { scope } from './scope.ts';

/* This file only says who handles what. */

scope.addEventListener('install', (event) => event.waitUntil(fillCache()));

// The page that brought this worker in is served by it from now on: the link may be gone before its next lazy part.
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener('message', (event) => {
	const { type } = event.data as WorkerRequest;
	if (type === 'SKIP_WAITING') event.waitUntil(scope.skipWaiting());
	else event.waitUntil(tidy(event));
});

// Chromium only; their events are not in the standard types.
for (const kind of ['sync', 'periodicsync'])
	scope.addEventListener(kind, (event) => {
		const sync = event as ExtendableEvent & { tag: string };
		if (sync.tag === BACKGROUND_SYNC) sync.waitUntil(syncInBackground());
	});

scope.addEventListener('push', (event) => event.waitUntil(takePush(event)));
scope.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renewPushAddress()));
scope.addEventListener('notificationclick', (event) => event.waitUntil(openNotice(event)));

answerFromCache();

async function tidy(event: ExtendableEvent): Promise<void> {
	if (await areAllPagesCurrent()) await clearCache(event);
}
