import type { ReceiptWords } from './receipt-words.ts';
import { SOURCE_WORDS } from '../../source-words.ts';

export const az: ReceiptWords = {
	phrases: {
		title: 'Müraciətin qeydiyyatı haqqında qəbz',
		number: 'Müraciət nömrəsi',
		date: 'Müraciət tarixi',
		source: 'Müraciətin mənbəyi',
		type: 'Müraciət tipi',
		applicant: 'Müraciət edən şəxsin adı və soyadı',
		details: 'Müraciətin məlumatları',
		documents: 'Əlavə edilmiş sənədlər',
		size: 'Ölçüsü, bayt',
		checkStatus: 'Müraciətin statusunu yoxlamaq üçün kodu oxudun və ya bu ünvana keçin:'
	},
	types: { newConsumer: 'Yeni istehlakçının qeydiyyata alınması' },
	sources: SOURCE_WORDS,
	kinds: {
		ownership:
			'Mülkiyyəti təsdiq edən hüquqi sənədin (çıxarış, sərəncam, bələdiyyə qərarı, order və s.) surəti',
		residence: 'Yaşayış yeri üzrə qeydiyyatda olan şəxslər haqqında arayışın surəti'
	},
	fields: {
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
	},
	houseTypes: { flat: 'Bina evi', yard: 'Həyət evi' }
};
