import type { Clock, RandomBytes } from '../../../../domain/ids.ts';
import type { Centres } from '../certificates/centres.ts';
import { type Challenges, makeChallenges } from '../challenges.ts';
import type { OneTimeCodes } from '../one-time-codes.ts';
import type { PhoneRequests } from '../phone-requests.ts';
import { asanImza } from './asan-imza.ts';
import { identificationNumber } from './identification-number.ts';
import { keyFileSignature } from './key-file-signature.ts';
import type { Method } from './method.ts';
import { simaImza } from './sima-imza.ts';

export interface MethodParts {
	codes: OneTimeCodes;
	phones: PhoneRequests;
	/** What SİMA's app is asked to sign. */
	sima: Challenges;
	centres: Centres;
	clock: Clock;
	random: RandomBytes;
	issuer: string;
}

/** How long a person has to find their file and remember its password. */
const KEY_FILE_MS = 5 * 60_000;

/** ASAN Login's five methods, in its order and words. */
export function makeMethods(parts: MethodParts): readonly Method[] {
	const { codes, phones, sima, random, clock } = parts;
	const token = { key: 'sima-token', name: 'SİMA Token (Elektron İmza) ilə' } as const;
	const bsmm = {
		key: 'bsmm',
		name: 'Bank Sertifikat Xidmətləri Mərkəzi tərəfindən təqdim olunan Elektron İmza ilə'
	} as const;
	const byFile = () => ({ ...parts, challenges: makeChallenges(clock, KEY_FILE_MS) });
	return [
		identificationNumber(codes),
		simaImza({ ...parts, challenges: sima }),
		asanImza(phones, random),
		keyFileSignature(token, byFile()),
		keyFileSignature(bsmm, byFile())
	];
}
