import { browserStorage } from '../documents/persistence.ts';
import type { PersonDatabase } from '../person-database.ts';
import { listKeptDocuments } from './kept-here.ts';
import { bytesLeftOf } from './link-view.ts';

export interface StorageView {
	/** Whether the browser has promised not to drop this site's storage. */
	persisted: boolean;
	/** Bytes in use and at most, as the browser estimates them; null where it won't say. */
	usage: number | null;
	quota: number | null;
	/** Bytes of documents that exist nowhere else: not sent yet, or refused and kept here. */
	onlyHereBytes: number;
}

/** What this device holds and how safely. */
export async function readStorage(db: PersonDatabase): Promise<StorageView> {
	const storage = browserStorage();
	const estimate = await storage?.estimate?.();
	const documents = await db.documents.toArray();
	const kept = await listKeptDocuments(db);
	return {
		persisted: (await storage?.persisted?.()) ?? false,
		usage: estimate?.usage ?? null,
		quota: estimate?.quota ?? null,
		onlyHereBytes: sum(documents.map(bytesLeftOf)) + sum(kept.map(({ size }) => size))
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
