import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shrunkSize } from '../../src/lib/ui/photos/photo-size.ts';

const side = fc.integer({ min: 1, max: 20_000 });

test('a photo from a phone is shrunk to 2,400 pixels on its longest side', () => {
	expect(shrunkSize({ width: 4000, height: 3000 })).toEqual({ width: 2400, height: 1800 });
	expect(shrunkSize({ width: 3000, height: 4000 })).toEqual({ width: 1800, height: 2400 });
});

test('no photo is made larger, and none whose longest side had 2,000 pixels is left with fewer', () => {
	fc.assert(
		fc.property(side, side, (width, height) => {
			const shrunk = shrunkSize({ width, height });
			expect(shrunk.width).toBeLessThanOrEqual(width);
			expect(shrunk.height).toBeLessThanOrEqual(height);
			const longest = Math.max(shrunk.width, shrunk.height);
			expect(longest).toBeGreaterThanOrEqual(Math.min(2000, Math.max(width, height)));
		})
	);
});

test('a photo keeps its shape to a pixel', () => {
	fc.assert(
		fc.property(side, side, (width, height) => {
			const shrunk = shrunkSize({ width, height });
			expect(Math.abs(shrunk.height - (height * shrunk.width) / width)).toBeLessThanOrEqual(
				1 + height / width
			);
		})
	);
});

test('a long strip keeps enough on its short side to be read', () => {
	expect(shrunkSize({ width: 10_000, height: 1000 })).toEqual({ width: 10_000, height: 1000 });
	expect(shrunkSize({ width: 12_000, height: 2400 })).toEqual({ width: 6000, height: 1200 });
});
