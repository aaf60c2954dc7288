import type { DeviceDatabase, DocumentHold } from './device-database.ts';
import { readSetting } from './settings.ts';

/** The part of the Network Information API that is used: Chromium on phones tells `type`, others nothing. */
interface Connection extends EventTarget {
	readonly type?: string;
}

const UNMETERED = ['wifi', 'ethernet'];

/**
 * Whether documents wait on a link of this kind. Where nothing tells the kind, 'offWifi' holds nothing back: the screen
 * could not say when they would go, and they would wait for ever.
 */
export function isHeld(hold: DocumentHold, linkType: string | undefined): boolean {
	if (hold !== 'offWifi') return hold === 'always';
	return linkType !== undefined && !UNMETERED.includes(linkType);
}

/** Whether this device's documents wait now. */
export async function holdsDocuments(
	device: DeviceDatabase,
	linkType: string | undefined
): Promise<boolean> {
	return isHeld((await readSetting(device, 'holdDocuments')) ?? 'never', linkType);
}

/** The browser's word on its link, where it has one. */
export function browserConnection(): Connection | undefined {
	return (globalThis.navigator as { connection?: Connection } | undefined)?.connection;
}

/** `wifi`, `cellular`, `ethernet`, `none`…; undefined where the browser does not tell. */
export function browserLinkType(): string | undefined {
	return browserConnection()?.type;
}
