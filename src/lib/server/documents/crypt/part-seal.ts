import type { DocumentId } from '../../../domain/ids.ts';
import type { KeyRing } from './key-ring.ts';
import { openBytes, sealBytes } from './seal.ts';

/** Where a part of a document that arrives belongs. */
export interface PartPlace {
	document: DocumentId;
	offset: number;
}

/** Encrypts the parts of documents while they arrive. */
export interface PartSeal {
	seal(place: PartPlace, bytes: Uint8Array): Uint8Array;
	/** Throws Tampered and KeyMissing. */
	open(place: PartPlace, sealed: Uint8Array): Uint8Array;
}

export function sealParts(ring: KeyRing): PartSeal {
	return {
		seal: (place, bytes) => sealBytes(ring, nameOf(place), bytes),
		open: (place, sealed) => openBytes(ring, nameOf(place), sealed)
	};
}

function nameOf({ document, offset }: PartPlace): string {
	return `${document}@${offset}`;
}
