/** A mutation as it came: numbered, its content not looked at yet. */
export interface RawMutation {
	seq: number;
	[key: string]: unknown;
}

export interface Told {
	acknowledged: number;
	mutations: readonly RawMutation[];
}

/** Which of the mutations told are repeats and which are to be applied; null when the numbering has parted. */
export interface PushPlan {
	repeats: readonly RawMutation[];
	fresh: readonly RawMutation[];
}

/** Sorts out what a device tells against the last mutation applied for it (docs/sync.md, step 5). */
export function planPush(lastSeq: number, { acknowledged, mutations }: Told): PushPlan | null {
	const first = mutations[0]?.seq ?? lastSeq + 1;
	const hasGap = first > lastSeq + 1 || mutations.some(({ seq }, index) => seq !== first + index);
	if (acknowledged > lastSeq || first <= acknowledged || hasGap) return null;
	return {
		repeats: mutations.filter(({ seq }) => seq <= lastSeq),
		fresh: mutations.filter(({ seq }) => seq > lastSeq)
	};
}
