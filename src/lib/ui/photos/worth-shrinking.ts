const MEGABYTE = 1024 * 1024;

/** From this size on a photo takes long enough on a slow link for the choice to be worth a person's time, in bytes. */
const OFFERED_FROM = MEGABYTE / 2;

/** From this size on the smaller one is chosen unless the person says otherwise, in bytes. */
const DEFAULT_ABOVE = 2 * MEGABYTE;

/** Whether to offer a smaller photo in place of this file: an image large enough, in a browser that can shrink it. */
export function isWorthShrinking(file: File): boolean {
	const isImage = file.type === 'image/jpeg' || file.type === 'image/png';
	return isImage && file.size >= OFFERED_FROM && canShrink();
}

/** Whether the smaller photo is the one chosen at first. */
export function isShrunkByDefault(file: Pick<File, 'size'>): boolean {
	return file.size > DEFAULT_ABOVE;
}

function canShrink(): boolean {
	return 'Worker' in globalThis && 'OffscreenCanvas' in globalThis;
}
