import type { District, Place } from '../../domain/address/directory.ts';

/** Districts and places, retired ones included. */
export interface Entries {
	districts: readonly District[];
	places: readonly Place[];
}
