import { liveQuery } from 'dexie';
import { browserConnection } from '../local/hold-documents.ts';
import { readMeta } from '../local/meta.ts';
import type { PersonDatabase } from '../local/person-database.ts';
import type { Wakes } from './engine.ts';
import { SEND_NOW_CHANNEL } from './send-now.ts';

/**
 * Wake-ups of a page: something was written here, the link came back or became another one, the page is looked at,
 * somebody pressed “send”.
 */
export function pageWakes(db: PersonDatabase, signal: AbortSignal): Wakes {
	let isWoken = false;
	let wake = () => {};
	const onWake = () => {
		isWoken = true;
		wake();
	};
	listen(db, signal, onWake);
	return {
		next: (milliseconds) =>
			new Promise((resolve) => {
				const end = () => {
					clearTimeout(timer);
					isWoken = false;
					wake = () => {};
					resolve();
				};
				const timer = setTimeout(end, milliseconds);
				wake = end;
				if (isWoken) end();
			})
	};
}

function listen(db: PersonDatabase, signal: AbortSignal, onWake: () => void): void {
	const changes = liveQuery(() => workToDo(db)).subscribe(unlessFirst(onWake));
	const channel = new BroadcastChannel(SEND_NOW_CHANNEL);
	channel.onmessage = onWake;
	addEventListener('online', onWake, { signal });
	browserConnection()?.addEventListener('change', onWake, { signal });
	document.addEventListener('visibilitychange', () => !document.hidden && onWake(), { signal });
	signal.addEventListener('abort', () => {
		changes.unsubscribe();
		channel.close();
		onWake();
	});
}

/** Changes only when there is more to tell or to ask for: the engine's own writes must not wake it. */
async function workToDo(db: PersonDatabase): Promise<string> {
	const unsent = await db.mutations.filter((row) => row.seq === null).primaryKeys();
	const told = (await readMeta(db, 'toldRevision')) ?? 0;
	const seen = (await readMeta(db, 'numbering'))?.cursor ?? 0;
	return [...unsent, ...(told > seen ? [`revision ${told}`] : [])].join();
}

function unlessFirst(onWake: () => void) {
	let last: string | undefined;
	return (work: string) => {
		if (last !== undefined && work !== last && work !== '') onWake();
		last = work;
	};
}
