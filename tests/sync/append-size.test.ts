import { expect, test } from 'vitest';
import type { LearnedLink } from '../../src/lib/local/person-database.ts';
import {
	beginLearning,
	learnDelivery,
	learnLoss,
	learnRefusal,
	learnStream,
	leftAtMost
} from '../../src/lib/sync/append-size.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** A run of the learned length that got through a link of so many bytes a second. */
function delivered(
	learned: LearnedLink,
	{ rate = MIB, isStreaming = false, times = 1 } = {}
): LearnedLink {
	if (times === 0) return learned;
	const { bytes: sent } = learned;
	const next = learnDelivery(learned, { sent, took: (sent / rate) * 1000, isStreaming });
	return delivered(next, { rate, isStreaming, times: times - 1 });
}

test('while nothing speaks for it that bytes pass as they come, a run risks half of what got through', () => {
	let learned = beginLearning();
	for (let run = 0; run < 20; run++) {
		learned = delivered(learned);
		expect(learned.bytes).toBeLessThanOrEqual(Math.max(192 * KIB, Math.ceil(learned.through / 2)));
	}
	expect(learned.bytes).toBeGreaterThan(512 * KIB);
});

test('once the server has seen the bytes come as they were sent, a run is as long as the link carries in two minutes', () => {
	expect(delivered(beginLearning(), { isStreaming: true }).bytes).toBe(4 * MIB);
	expect(delivered(beginLearning(), { isStreaming: true, rate: 10_000 }).bytes).toBe(1_200_000);
});

test('until then it is no longer than the link carries in eight seconds', () => {
	const learned = { ...beginLearning(), through: 4 * MIB };
	expect(delivered(learned, { rate: 10_000 }).bytes).toBe(80_000);
});

test('of a run that was cut no more is counted as sent than the link can have carried by then', () => {
	const learned = delivered(beginLearning(), { isStreaming: true, rate: 10_000 });
	expect(leftAtMost(learned, 1_200_000, 5_000)).toBe(50_000);
	expect(leftAtMost(learned, 1_200_000, 500_000)).toBe(1_200_000);
	expect(leftAtMost(beginLearning(), 128 * KIB, 1)).toBe(128 * KIB);
});

test('a cut run of which a part was kept shows that bytes pass as they come', () => {
	const learned = learnStream(learnLoss(beginLearning()));
	expect(delivered(learned, { isStreaming: true }).bytes).toBe(4 * MIB);
});

test('runs that are lost whole get shorter until one gets through, and never shorter than 16 KiB', () => {
	let learned = beginLearning();
	const lengths = Array.from({ length: 5 }, () => (learned = learnLoss(learned)).bytes);
	expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
	expect(lengths.at(-1)).toBe(16 * KIB);
});

test('where runs are lost whole, the next ones are a tenth of what gets through between two losses', () => {
	const learned = learnLoss({ ...beginLearning(), bytes: 128 * KIB, through: 2 * MIB });
	expect(learned.between).toBe(2 * MIB + 64 * KIB);
	expect(delivered(learned).bytes).toBe(Math.round((2 * MIB + 64 * KIB) / 10));
});

test('a proxy that hands on what it has slowly is not taken for none again after it has lost a run', () => {
	const learned = learnLoss({ ...beginLearning(), through: MIB });
	expect(delivered(learned, { isStreaming: true }).bytes).toBeLessThan(256 * KIB);
});

test('losses are forgotten once as much got through as a run ever carries', () => {
	const learned = delivered(learnLoss({ ...beginLearning(), through: MIB }), { times: 100 });
	expect(learned.between).toBeNull();
});

test('a refusal as too large halves the run, and none as long is ever tried again', () => {
	const learned = { ...beginLearning(), bytes: 4 * MIB, isStreaming: true };
	const refused = learnRefusal(learned, 4 * MIB);
	expect(refused.bytes).toBe(2 * MIB);
	expect(delivered(refused, { isStreaming: true, times: 5 }).bytes).toBe(2 * MIB);
	expect(learnRefusal(refused, 2 * MIB).bytes).toBe(MIB);
});

test('the short end of a document says nothing of the link', () => {
	const learned = learnDelivery(beginLearning(), { sent: 10, took: 400, isStreaming: false });
	expect(learned.bytes).toBe(beginLearning().bytes);
});
