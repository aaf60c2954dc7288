import type { Source } from '../domain/application/source.ts';

/** The sources as the utility writes them, on whatever leaves the server on paper or as a file. */
export const SOURCE_WORDS: Readonly<Record<Source, string>> = {
	eGov: 'Elektron hökumət portalı',
	azersu: 'Azərsu saytı',
	eSu: 'Elektron su portalı',
	asanService: 'ASAN xidmət',
	waterOffice: 'Sukanal idarəsi',
	callCentre: '955 Çağrı Mərkəzi'
};
