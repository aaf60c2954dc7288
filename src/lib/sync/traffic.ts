import type { DocumentId } from '../domain/ids.ts';
import { readMeta } from '../local/meta.ts';
import type { PersonDatabase, Traffic } from '../local/person-database.ts';

export interface CountedAppend {
	document: { id: DocumentId; held: number };
	/** Bytes handed to the link. */
	sent: number;
	/** Where the server said it stands; null when there was no answer. */
	held: number | null;
}

/** What sending documents has cost so far. */
export async function readTraffic(db: PersonDatabase): Promise<Traffic> {
	return (await readMeta(db, 'traffic')) ?? { bytesSent: 0, bytesWasted: 0, inDoubt: {} };
}

/**
 * Counts what an append cost. What was sent into a cut is in doubt until the server says where it stands; what it did
 * not keep by then was wasted. The browser does not tell how much of a cut request left: see `leftAtMost`.
 */
export function countAppend(traffic: Traffic, { document, sent, held }: CountedAppend): Traffic {
	const { [document.id]: doubt, ...inDoubt } = traffic.inDoubt;
	const from = doubt?.from ?? document.held;
	const bytes = (doubt?.bytes ?? 0) + sent;
	const bytesSent = traffic.bytesSent + sent;
	if (held === null) {
		return { ...traffic, bytesSent, inDoubt: { ...inDoubt, [document.id]: { from, bytes } } };
	}
	const kept = Math.max(0, held - from);
	const bytesWasted = traffic.bytesWasted + Math.max(0, bytes - kept);
	return { bytesSent, bytesWasted, inDoubt };
}
