import type { ImportRefusal } from '../../domain/rescue/refusal.ts';

/** Ends the reading of a rescue file. It never leaves this folder: imports answer its reason. */
export class RescueFault extends Error {
	readonly reason: ImportRefusal;

	constructor(reason: ImportRefusal) {
		super(reason);
		this.reason = reason;
	}
}
