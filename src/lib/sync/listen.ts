import { writeMeta } from '../local/meta.ts';
import type { PersonDatabase } from '../local/person-database.ts';
import { waitAfter } from './backoff.ts';
import { followRevisions } from './revision-feed.ts';

/** A line that could not be held is tried again this much later than a request would be. */
const SLOWER = 4;

/**
 * While this page is looked at, hears at once when something changes at the server, and notes how far: the engine of
 * whichever tab leads then asks. Without a line the engine asks now and then, as ever.
 */
export async function listenWhileShown(db: PersonDatabase, signal: AbortSignal): Promise<void> {
	let failures = 0;
	while (!signal.aborted) {
		await untilShown(signal);
		const end = await followRevisions(
			(revision) => {
				failures = 0;
				// Closed when somebody else signs in: then there is nobody to tell.
				writeMeta(db, 'toldRevision', revision).catch(() => undefined);
			},
			AbortSignal.any([signal, whenHidden(signal)])
		);
		if (end === 'signedOut') return tellSignedOut(db);
		if (end === 'lost') await pause(waitAfter(++failures, Math.random()) * SLOWER, signal);
	}
}

/** Ended on another device, it is said at once and not when something is to be sent. */
async function tellSignedOut(db: PersonDatabase): Promise<void> {
	await writeMeta(db, 'link', { kind: 'signedOut' }).catch(() => undefined);
}

function untilShown(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const look = () => {
			if (document.hidden && !signal.aborted) return;
			document.removeEventListener('visibilitychange', look);
			signal.removeEventListener('abort', look);
			resolve();
		};
		document.addEventListener('visibilitychange', look);
		signal.addEventListener('abort', look);
		look();
	});
}

/** Aborted when the page is put away: a line held open costs battery and data. */
function whenHidden(signal: AbortSignal): AbortSignal {
	const hidden = new AbortController();
	document.addEventListener('visibilitychange', () => document.hidden && hidden.abort(), {
		signal: AbortSignal.any([signal, hidden.signal])
	});
	return hidden.signal;
}

/** Waits, but not past the moment the link comes back. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			removeEventListener('online', done);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		addEventListener('online', done);
		signal.addEventListener('abort', done);
	});
}
