/** A mistake somebody could make: a textual change of the product, put in when its module is loaded. */
export interface PlantedFault {
	name: string;
	/** Below src/lib. */
	file: string;
	find: string;
	replace: string;
}
