import type { Logger } from 'pino';
import type { Clock, RandomBytes } from '../../domain/ids.ts';
import type { Changes } from '../changes/change-hub.ts';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';

/** What signing in works with: the configuration and everything that is not pure. */
export interface AuthParts {
	config: Pick<Config, 'origin' | 'isSecure' | 'identity' | 'session'>;
	db: Database;
	changes: Changes;
	clock: Clock;
	random: RandomBytes;
	log: Pick<Logger, 'info' | 'warn' | 'error'>;
}
