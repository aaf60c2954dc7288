/** A rayon, a city of republican subordination, or a rayon of Baku. */
export interface District {
	id: string;
	name: string;
	kind: 'city' | 'rayon' | 'cityRayon';
	/** No longer offered, kept so that what was chosen earlier can still be named. */
	retired: boolean;
}

/** A street, a settlement or a village ("Küçə, Qəsəbə və ya Kənd adı"). */
export interface Place {
	id: string;
	district: string;
	name: string;
	kind: 'street' | 'settlement' | 'village';
	/** Shipped as a sample, not from the utility's own register. */
	sample: boolean;
	retired: boolean;
}

/** The whole directory as one download. */
export interface Directory {
	version: string;
	districts: District[];
	places: Place[];
}
