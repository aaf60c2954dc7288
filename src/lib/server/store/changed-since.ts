/** A range of an owner's revisions: later than `after`, up to and including `upTo`, at most `limit` rows. */
export interface ChangedSince {
	after: number;
	upTo: number;
	limit: number;
}
