import type { Clock } from '../../../../domain/ids.ts';
import { Authority } from './authority.ts';
import { fillWallet, type SampleCertificate } from './wallet.ts';

/** The methods that go by certificates, each with a centre of its own. */
export type CentreKey = 'sima-imza' | 'sima-token' | 'bsmm';

/** A certificate centre: its authority, and what it gave the sample people. */
export interface Centre {
	authority: Authority;
	wallet: readonly SampleCertificate[];
}

/** Gives the centre of a method; all are made when the first is asked for, and anew with each sandbox. */
export type Centres = (key: CentreKey) => Promise<Centre>;

const NAMES: Record<CentreKey, string> = {
	'sima-imza': 'SİMA Sınaq Sertifikat Mərkəzi',
	'sima-token': 'SİMA Token Sınaq Sertifikat Mərkəzi',
	bsmm: 'BSMM Sınaq Sertifikat Mərkəzi'
};

export function makeCentres(clock: Clock): Centres {
	let opened: Promise<Record<CentreKey, Centre>> | undefined;
	return async (key) => (await (opened ??= openCentres(clock)))[key];
}

async function openCentres(clock: Clock): Promise<Record<CentreKey, Centre>> {
	const foreign = await Authority.found('Yad Sertifikat Mərkəzi', clock);
	const open = async (key: CentreKey): Promise<Centre> => {
		const authority = await Authority.found(NAMES[key], clock);
		return { authority, wallet: await fillWallet(authority, foreign) };
	};
	return {
		'sima-imza': await open('sima-imza'),
		'sima-token': await open('sima-token'),
		bsmm: await open('bsmm')
	};
}
