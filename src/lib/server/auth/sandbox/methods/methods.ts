import type { OneTimeCodes } from '../one-time-codes.ts';
import type { PhoneRequests } from '../phone-requests.ts';
import { asanImza } from './asan-imza.ts';
import { identificationNumber } from './identification-number.ts';
import type { Method } from './method.ts';
import { sampleChoice } from './sample-choice.ts';

/** ASAN Login's five methods, in its order and words. */
export function makeMethods(codes: OneTimeCodes, phones: PhoneRequests): readonly Method[] {
	return [
		identificationNumber(codes),
		sampleChoice('sima-imza', 'SİMA İmza ilə'),
		asanImza(phones),
		sampleChoice('sima-token', 'SİMA Token (Elektron İmza) ilə'),
		sampleChoice(
			'bsmm',
			'Bank Sertifikat Xidmətləri Mərkəzi tərəfindən təqdim olunan Elektron İmza ilə'
		)
	];
}
