import type { InferOutput } from 'valibot';
import type { District, Place } from '../../domain/address/directory.ts';
import type { Clock, PersonId, RandomBytes } from '../../domain/ids.ts';
import type { exchangeRequest } from '../../domain/wire/exchange.ts';
import type { SignInProof } from '../auth/sign-in-proof.ts';
import type { Changes } from '../changes/change-hub.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';

/** What the server knows of addresses, retired ones included; undefined for an id it does not know. */
export interface AddressBook {
	findDistrict(db: Database, id: District['id']): Promise<District | undefined>;
	findPlace(db: Database, id: Place['id']): Promise<Place | undefined>;
}

/** What sync works with: the rules in force and everything that is not pure. */
export interface SyncParts {
	config: Pick<
		Config,
		| 'documentMaxBytes'
		| 'personDocumentBytes'
		| 'personUnfinishedDocuments'
		| 'dueWorkingDays'
		| 'holidays'
	>;
	db: Database;
	addresses: AddressBook;
	changes: Changes;
	clock: Clock;
	random: RandomBytes;
	log: Log;
}

/** A request whose mutations are still to be parsed, one by one. */
export type ParsedExchange = InferOutput<typeof exchangeRequest>;

/** Who asks: the one person whose rows a request can reach. */
export interface Asker {
	personId: PersonId;
	/** What to call the device on another one's screen ("Chrome, Android"); absent when that is unknown. */
	device?: string;
	/** By what their session began: an application keeps that of the session that sent it. */
	proof?: SignInProof;
}
