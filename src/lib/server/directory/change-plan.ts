interface Entry {
	id: string;
	retired: boolean;
}

/** What becomes of the standing entries when others take their place. */
export interface ChangePlan<Of extends Entry> {
	added: Of[];
	changed: Of[];
	/** Standing entries that are no longer offered, as they are to be kept. */
	retired: Of[];
	/** How many stay as they are. */
	kept: number;
}

/** Compares what stands with what is to stand. What is missing is retired, never deleted. */
export function planChanges<Of extends Entry>(
	standing: readonly Of[],
	next: readonly Of[]
): ChangePlan<Of> {
	const standingById = new Map(standing.map((entry) => [entry.id, entry]));
	const nextIds = new Set(next.map(({ id }) => id));
	const known = next.filter(({ id }) => standingById.has(id));
	const changed = known.filter((entry) => !isSame(entry, standingById.get(entry.id)));
	return {
		added: next.filter(({ id }) => !standingById.has(id)),
		changed,
		retired: standing
			.filter(({ id, retired }) => !retired && !nextIds.has(id))
			.map((entry) => ({ ...entry, retired: true })),
		kept: known.length - changed.length
	};
}

/** Entries are flat and their parts are named the same. */
function isSame<Of extends object>(entry: Of, other: Of | undefined): boolean {
	const theirs = new Map(Object.entries(other ?? {}));
	return Object.entries(entry).every(([name, value]) => theirs.get(name) === value);
}
