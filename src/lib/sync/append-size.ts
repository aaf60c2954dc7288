import type { LearnedLink } from '../local/person-database.ts';

/** The append sizes ever used, in bytes. */
const SMALLEST_APPEND = 16 * 1024;
const LARGEST_APPEND = 4 * 1024 * 1024;
const FIRST_APPEND = 128 * 1024;

/** The longest an append should take on the link as it is, in milliseconds. */
const LONGEST_APPEND = 8_000;

/** The same where bytes pass as they are sent: it can be stopped, and what has arrived stays (watch-run.ts). */
const LONGEST_STREAM = 120_000;

/**
 * While nothing is known, a run is this share of what has got through, and at least so long: losing it then costs little
 * beside that, and each run costs a round trip.
 */
const UNPROVEN_SHARE = 1 / 2;
const UNPROVEN_LEAST = 192 * 1024;

/** Where runs have been lost whole, this share of what gets through between two losses: each loses half a run. */
const LOSSY_SHARE = 1 / 10;

export interface Delivered {
	sent: number;
	/** Milliseconds. */
	took: number;
	/** Whether the server saw the bytes come as they were sent. */
	isStreaming: boolean;
}

/** Before anything was sent. */
export function beginLearning(): LearnedLink {
	return {
		bytes: FIRST_APPEND,
		most: LARGEST_APPEND,
		through: 0,
		between: null,
		isStreaming: false
	};
}

/** After a run got through. After losses, one may be forgotten once as much got through as a run ever carries. */
export function learnDelivery(learned: LearnedLink, { sent, took, isStreaming }: Delivered) {
	const through = learned.through + sent;
	const between = through < LARGEST_APPEND ? learned.between : null;
	const next = { ...learned, through, between, isStreaming: isStreaming && between === null };
	// The end of a document is too short to judge the link by.
	if (sent < learned.bytes) return next;
	const rate = sent / Math.max(took, 1);
	const carried = rate * (next.isStreaming ? LONGEST_STREAM : LONGEST_APPEND);
	return { ...next, rate, bytes: clamp(Math.min(carried, worthRisking(next)), learned.most) };
}

/** After a run of which nothing arrived: something on the way keeps all of it back until it has the whole. */
export function learnLoss(learned: LearnedLink): LearnedLink {
	const { bytes, through, between, most } = learned;
	const seen = through + bytes / 2;
	const mean = between === null ? seen : (between + seen) / 2;
	const next = { ...learned, through: 0, between: mean, isStreaming: false };
	return { ...next, bytes: clamp(Math.min(bytes / 2, worthRisking(next)), most) };
}

/** After a cut run of which a part was kept: bytes pass as they come, and a cut loses none of them. */
export function learnStream(learned: LearnedLink): LearnedLink {
	return { ...learned, between: null, isStreaming: true };
}

/** After a run of so many bytes was refused as too large: none as long is tried again. */
export function learnRefusal(learned: LearnedLink, sent: number): LearnedLink {
	const most = clamp(sent / 2, learned.most);
	return { ...learned, most, bytes: Math.min(learned.bytes, most) };
}

/** How much of a run that was cut can have left: the browser does not tell, so it is what the link carries by then. */
export function leftAtMost({ isStreaming, rate }: LearnedLink, sent: number, took: number): number {
	if (!isStreaming || rate === undefined) return sent;
	return Math.min(sent, Math.ceil(rate * took));
}

/** How long a run may be if the next cut can lose all of it. */
function worthRisking({ isStreaming, through, between }: LearnedLink): number {
	if (isStreaming) return LARGEST_APPEND;
	if (between !== null) return Math.max(between, through) * LOSSY_SHARE;
	return Math.max(UNPROVEN_LEAST, through * UNPROVEN_SHARE);
}

function clamp(bytes: number, most: number): number {
	return Math.round(Math.max(SMALLEST_APPEND, Math.min(most, bytes)));
}
