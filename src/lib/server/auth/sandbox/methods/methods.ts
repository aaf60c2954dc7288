import type { OneTimeCodes } from '../one-time-codes.ts';
import { identificationNumber } from './identification-number.ts';
import type { Method } from './method.ts';
import { sampleChoice } from './sample-choice.ts';

/** ASAN Login's five methods, in its order and words. */
export function makeMethods(codes: OneTimeCodes): readonly Method[] {
	return [
		identificationNumber(codes),
		sampleChoice('sima-imza', 'SİMA İmza ilə'),
		sampleChoice('asan-imza', 'Asan İmza ilə'),
		sampleChoice('sima-token', 'SİMA Token (Elektron İmza) ilə'),
		sampleChoice(
			'bsmm',
			'Bank Sertifikat Xidmətləri Mərkəzi tərəfindən təqdim olunan Elektron İmza ilə'
		)
	];
}
