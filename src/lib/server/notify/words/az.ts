import type { Words } from './language-words.ts';

export const az: Words = {
	events: {
		registered: {
			title: 'Müraciətiniz qeydiyyata alındı',
			body: 'Müraciətiniz qeydiyyata alındı. Xidmətimizdən istifadə etdiyiniz üçün sizə təşəkkür edirik. Sənədləriniz hələ göndərilirsə, tətbiqi açıq saxlayın: qalanı özü gedəcək.',
			sms: (number) => `Müraciətiniz qeydiyyata alındı. Müraciət nömrəniz: ${number}`
		},
		inProgress: {
			title: 'Müraciətiniz icraya götürüldü',
			body: 'Müraciətiniz üzərində iş gedir. Sizdən heç nə tələb olunmur: nəticəni bildirəcəyik.',
			sms: (number) => `Müraciət ${number}: icraya götürüldü.`
		},
		moreInfo: {
			title: 'Əlavə məlumat tələb olunur',
			body: 'Müraciətinizə baxmaq üçün sizdən əlavə məlumat və ya sənəd lazımdır. Nə soruşulduğunu müraciətin səhifəsində oxuyub oradaca cavab verin.',
			sms: (number) => `Müraciət ${number}: əlavə məlumat tələb olunur. Tətbiqə baxın.`
		},
		done: {
			title: 'Müraciətiniz icra olundu',
			body: 'Müraciətiniz icra olundu. Abonent kodunuz və ətraflı məlumat müraciətin səhifəsindədir.',
			sms: (number) => `Müraciət ${number}: icra olundu. Ətraflı məlumat tətbiqdədir.`
		},
		rejected: {
			title: 'Müraciətiniz üzrə imtina edildi',
			body: 'Müraciətiniz üzrə imtina qərarı verildi. Səbəbini müraciətin səhifəsində oxuyun. Səbəb aradan qalxandan sonra yeni müraciət göndərə bilərsiniz.',
			sms: (number) => `Müraciət ${number}: imtina edildi. Səbəbi tətbiqdədir.`
		},
		withdrawn: {
			title: 'Müraciətiniz geri götürüldü',
			body: 'Müraciətiniz sizin istəyinizlə geri götürüldü və ona baxılmayacaq. Bunu siz etməmisinizsə, Çağrı Mərkəzinə zəng edin.',
			sms: (number) => `Müraciət ${number}: geri götürüldü.`
		},
		documentRefused: {
			title: 'Sənəd qəbul edilmədi',
			body: 'Göndərdiyiniz sənədlərdən biri qəbul edilmədi. Səbəbini müraciətin səhifəsində oxuyub sənədi yenidən əlavə edin.',
			sms: (number) => `Müraciət ${number}: sənəd qəbul edilmədi. Yenisini əlavə edin.`
		},
		statusCode: {
			title: 'Status üçün kod',
			body: 'Müraciətin statusunu görmək üçün birdəfəlik kod istənilib. Kod SMS ilə göndərilir.',
			sms: (number, code) => `Müraciət ${number}: status kodu ${code}. Heç kimə deməyin.`
		}
	},
	number: 'Müraciət nömrəsi',
	dueOn: 'Cavab müddəti',
	open: 'Müraciətə bax',
	help: (callCentre) => `Sualınız varsa, ${callCentre} Çağrı Mərkəzinə zəng edin.`,
	automatic: 'Bu məktub avtomatik göndərilib, ona cavab yazmayın.'
};
