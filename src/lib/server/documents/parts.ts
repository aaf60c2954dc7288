import type { Clock, RandomBytes } from '../../domain/ids.ts';
import type { Changes } from '../changes/change-hub.ts';
import type { Database } from '../database/database.ts';
import type { DocumentStore } from './document-store.ts';

/** What receiving documents works with. */
export interface DocumentParts {
	db: Database;
	documents: DocumentStore;
	changes: Changes;
	clock: Clock;
	random: RandomBytes;
}
