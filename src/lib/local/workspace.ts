import type { Clock, RandomBytes } from '../domain/ids.ts';
import type { DeviceDatabase } from './device-database.ts';
import type { PersonDatabase, PersonProfile } from './person-database.ts';

/** One person's data on this device with what every action needs: the only thing the actions write to. */
export interface Workspace {
	db: PersonDatabase;
	device: DeviceDatabase;
	/** Who is signed in; null while nobody is. */
	person: PersonProfile | null;
	clock: Clock;
	random: RandomBytes;
}

/** The workspace's clock as the rows keep time: ISO 8601 in UTC. */
export function timeNow(workspace: Pick<Workspace, 'clock'>): string {
	return new Date(workspace.clock()).toISOString();
}
