/** A device made up an id that is someone else's already: what was written with it is to be taken back. */
export class TakenId extends Error {
	constructor() {
		super('The id is taken');
	}
}
