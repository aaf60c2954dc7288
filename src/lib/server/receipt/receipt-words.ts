import type { Source } from '../../domain/application/source.ts';
import type { ApplicationTypeName } from '../../domain/application-types/names.ts';
import type { DocumentKind } from '../../domain/documents/document-kind.ts';

/*
 * A receipt is a paper of the utility's, in the service's own language: Azerbaijani, whatever the screens are in.
 */

export const TITLE = 'Müraciətin qeydiyyatı haqqında qəbz';
export const NUMBER = 'Müraciət nömrəsi';
export const DATE = 'Müraciət tarixi';
export const SOURCE = 'Müraciətin mənbəyi';
export const TYPE = 'Müraciət tipi';
export const APPLICANT = 'Müraciət edən şəxsin adı və soyadı';
export const DETAILS = 'Müraciətin məlumatları';
export const DOCUMENTS = 'Əlavə edilmiş sənədlər';
export const SIZE = 'Ölçüsü, bayt';
export const DIGEST = 'SHA-256';
export const CHECK_STATUS = 'Müraciətin statusunu yoxlamaq üçün kodu oxudun və ya bu ünvana keçin:';

export const TYPES: Record<ApplicationTypeName, string> = {
	newConsumer: 'Yeni istehlakçının qeydiyyata alınması'
};

export const SOURCES: Record<Source, string> = {
	eGov: 'Elektron hökumət portalı',
	azersu: 'Azərsu saytı',
	eSu: 'Elektron su portalı',
	asanService: 'ASAN xidmət',
	waterOffice: 'Sukanal idarəsi',
	callCentre: '955 Çağrı Mərkəzi'
};

export const KINDS: Record<DocumentKind, string> = {
	ownership:
		'Mülkiyyəti təsdiq edən hüquqi sənədin (çıxarış, sərəncam, bələdiyyə qərarı, order və s.) surəti',
	residence: 'Yaşayış yeri üzrə qeydiyyatda olan şəxslər haqqında arayışın surəti'
};

/** The fields a receipt names, in the order of the form. */
export const FIELDS: Record<string, string> = {
	fin: 'FİN kodu',
	district: 'Ünvanın yerləşdiyi rayonun adı',
	place: 'Küçə, Qəsəbə və ya Kənd adı',
	placeText: 'Ünvan məlumatları',
	houseType: 'Ev tipi',
	house: 'Ev nömrəsi',
	flat: 'Mənzil nömrəsi',
	phone: 'Müraciət edənin telefon nömrəsi',
	email: 'Müraciət edənin elektron poçt ünvanı',
	notes: 'Müraciətlə bağlı qeydlər'
};

export const HOUSE_TYPES: Record<string, string> = { flat: 'Bina evi', yard: 'Həyət evi' };
