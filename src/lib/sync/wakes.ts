import { liveQuery } from 'dexie';
import { browserConnection } from '../local/hold-documents.ts';
import { readMeta } from '../local/meta.ts';
import type { PersonDatabase } from '../local/person-database.ts';
import type { Wakes } from './engine.ts';
import { SEND_NOW_CHANNEL } from './send-now.ts';
import { isReadyToSend } from './uploads.ts';

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
	const look = () => db.transaction('r', db.mutations, db.documents, db.meta, () => workToDo(db));
	const changes = liveQuery(look).subscribe(whenMore(onWake));
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

/** What there is to tell, to send and to ask for, each by a name of its own. */
async function workToDo(db: PersonDatabase): Promise<string[]> {
	const [mutations, documents, told = 0, numbering] = await Promise.all([
		db.mutations.toArray(),
		db.documents.toArray(),
		readMeta(db, 'toldRevision'),
		readMeta(db, 'numbering')
	]);
	const unsent = mutations.filter(({ seq }) => seq === null);
	const uploads = documents.filter(isReadyToSend);
	return [
		...unsent.map(({ order }) => `mutation ${order}`),
		...uploads.map(({ id }) => id),
		...(told > (numbering?.cursor ?? 0) ? [`revision ${told}`] : [])
	];
}

/** Wakes only for what was not there before: the engine's own writes, which make it less, must not wake it. */
function whenMore(onWake: () => void) {
	let before: Set<string> | undefined;
	return (work: string[]) => {
		const known = before;
		before = new Set(work);
		if (known && work.some((name) => !known.has(name))) onWake();
	};
}
