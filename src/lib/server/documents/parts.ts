import type { Clock, RandomBytes } from '../../domain/ids.ts';
import type { Changes } from '../changes/change-hub.ts';
import type { Database } from '../database/database.ts';
import type { PartSeal } from './crypt/part-seal.ts';
import type { DocumentStore } from './document-store.ts';
import type { Examiner } from './examiner.ts';
import type { Receiving } from './receiving.ts';

/** What receiving documents works with. */
export interface DocumentParts {
	db: Database;
	documents: DocumentStore;
	changes: Changes;
	partSeal: PartSeal;
	examine: Examiner;
	receiving: Receiving;
	clock: Clock;
	random: RandomBytes;
}
