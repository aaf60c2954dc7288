import type { LearnedLink } from '../local/person-database.ts';

/** The append sizes ever used, in bytes. */
const SMALLEST_APPEND = 16 * 1024;
const LARGEST_APPEND = 4 * 1024 * 1024;
const FIRST_APPEND = 256 * 1024;

/** The longest an append should take on the link as it is, in milliseconds. */
const LONGEST_APPEND = 8_000;

/** About what an append costs up the link beside its bytes, in bytes: its headers. */
const APPEND_COST = 700;

export interface Delivered {
	sent: number;
	/** Milliseconds. */
	took: number;
}

/** Before anything was sent. */
export function beginLearning(): LearnedLink {
	return { bytes: FIRST_APPEND, through: 0, between: null };
}

/**
 * After a run got through: twice as large, but no larger than the link carries in a few seconds. Where runs have been
 * lost whole, as large as wastes least.
 */
export function learnDelivery(learned: LearnedLink, { sent, took }: Delivered): LearnedLink {
	const through = learned.through + sent;
	if (learned.between !== null && through < LARGEST_APPEND) {
		return { ...learned, through, bytes: leastWaste(Math.max(learned.between, through)) };
	}
	if (sent < learned.bytes) return { ...learned, through };
	const carried = (sent / Math.max(took, 1)) * LONGEST_APPEND;
	return { bytes: clamp(Math.min(sent * 2, carried)), through, between: null };
}

/** After a run of which nothing arrived: something on the way keeps all of it back until it has the whole. */
export function learnLoss({ bytes, through, between }: LearnedLink): LearnedLink {
	const seen = through + bytes / 2;
	const mean = between === null ? seen : (between + seen) / 2;
	return { bytes: clamp(Math.min(bytes / 2, leastWaste(mean))), through: 0, between: mean };
}

/** After one was refused as too large. */
export function learnRefusal(learned: LearnedLink): LearnedLink {
	return { ...learned, bytes: clamp(learned.bytes / 2) };
}

/**
 * Of runs of n bytes, with a cut every `between`, about n/2 are lost a cut and between/n times the headers are spent:
 * the sum is least here.
 */
function leastWaste(between: number): number {
	return clamp(Math.sqrt(2 * APPEND_COST * between));
}

function clamp(bytes: number): number {
	return Math.round(Math.min(LARGEST_APPEND, Math.max(SMALLEST_APPEND, bytes)));
}
