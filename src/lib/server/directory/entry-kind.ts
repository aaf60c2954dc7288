import type { District, Place } from '../../domain/address/directory.ts';
import { foldText } from '../../domain/text/fold.ts';

type Kind = District['kind'] | Place['kind'];

/** The kinds by what a file may call them, folded. */
const KINDS: Record<string, Kind> = {
	street: 'street',
	kuce: 'street',
	settlement: 'settlement',
	qesebe: 'settlement',
	village: 'village',
	kend: 'village',
	rayon: 'rayon',
	city: 'city',
	seher: 'city',
	cityrayon: 'cityRayon',
	'seher rayonu': 'cityRayon'
};

/** What a file may write in its `kind` column. */
export const KIND_NAMES = 'street, settlement, village, rayon, city, cityRayon';

/** The kind a file means, in English or in Azerbaijani (`küçə`, `qəsəbə`, `kənd`…); null for none. */
export function readKind(text: string): Kind | null {
	return KINDS[foldText(text)] ?? null;
}

export function isDistrictKind(kind: Kind): kind is District['kind'] {
	return kind === 'rayon' || kind === 'city' || kind === 'cityRayon';
}
