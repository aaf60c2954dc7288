import type { Clock, RandomBytes } from '../../domain/ids.ts';
import type { Database } from '../database/database.ts';
import type { DocumentStore } from './document-store.ts';

/** What receiving documents works with. */
export interface DocumentParts {
	db: Database;
	documents: DocumentStore;
	clock: Clock;
	random: RandomBytes;
}
