/** The size in pixels an image is shown at: after its orientation mark was obeyed. */
export interface PixelSize {
	width: number;
	height: number;
}

/** The longest side a shrunk photo gets: an A4 page keeps 200 dots an inch, so that its smallest print can be read. */
const LONGEST_SIDE = 2400;

/** A long strip (a panorama, a receipt) is not shrunk below this on its short side, however long it is. */
const SHORTEST_SIDE = 1200;

/** What a photo of this size is shrunk to: never larger than it is, its shape kept. */
export function shrunkSize({ width, height }: PixelSize): PixelSize {
	const longest = Math.max(width, height);
	const shortest = Math.min(width, height);
	const scale = Math.min(1, Math.max(LONGEST_SIDE / longest, SHORTEST_SIDE / shortest));
	return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
