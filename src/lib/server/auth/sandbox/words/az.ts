/** The sandbox's words, in ASAN Login's own language first: the other two have the same keys. */
export const az = {
	language: 'az',
	languages: 'Dil',
	sandbox: 'Sınaq mühiti.',
	notReal: 'Bu, əsl ASAN Login deyil: yalnız nümunə şəxslər daxil ola bilər.',
	short: 'sınaq',
	newWindow: 'yeni pəncərə',
	validUntil: 'Etibarlıdır:',
	noPhone: 'telefonsuz',

	chooseMethod: 'Daxil olma üsulunu seçin',
	otherMethod: 'Başqa üsul seç',
	samples: 'Nümunə şəxs kimi daxil olun',
	userId: 'istifadəçi ID',
	next: 'Davam et',
	cancel: 'Ləğv et',
	tryAgain: 'Yenidən cəhd et',
	failed: 'Giriş baş tutmadı',
	unknownSignIn: 'Giriş sorğusu tanınmadı və ya vaxtı bitib. Müraciətə qayıdıb yenidən daxil olun.',
	toProduct: 'Müraciətə qayıt',

	leave: 'Çıxış',
	leaveQuestion: 'ASAN Login-dən də çıxmaq istəyirsiniz? Bu brauzerdə daxil olan:',
	leaveYes: 'Çıx',
	leaveNo: 'Çıxma, daxil olmuş qal',
	left: 'ASAN Login-dən çıxdınız.',

	fin: 'FİN kodu',
	codeLabel: 'Birdəfəlik kod',
	codeSent: 'Kod telefona göndərildi. Sınaq mühitində o, buradadır:',
	finFault:
		'FİN 7 simvoldan ibarətdir: latın hərfləri və rəqəmlər, I və O hərfləri olmadan. Yoxlayıb yenidən daxil edin.',
	finNobody:
		'Bu FİN ilə nümunə şəxs yoxdur. Siyahıdakı nümunələrdən birinin FİN kodunu daxil edin.',
	codeWrong: 'Kod yanlışdır. Göndərilən kodu yoxlayıb yenidən daxil edin.',
	codeExpired: 'Kodun vaxtı bitib. Yeni kod almaq üçün FİN kodunu yenidən daxil edin.',
	codeExhausted:
		'Kod üç dəfə yanlış daxil edildi. Yeni kod almaq üçün FİN kodunu yenidən daxil edin.',

	phoneLabel: 'Telefon nömrəsi',
	userLabel: 'İstifadəçi ID',
	phoneNobody:
		'Bu telefon nömrəsi və istifadəçi ID ilə nümunə şəxs yoxdur. Hər ikisini yoxlayıb yenidən daxil edin.',
	phoneCancelled: 'Sorğu telefonda ləğv edildi. Davam etmək üçün yenidən daxil edin.',
	phoneExpired: 'Sorğu telefonda vaxtında təsdiqlənmədi. Davam etmək üçün yenidən daxil edin.',
	phoneAsked: 'Telefona sorğu göndərildi. Yoxlama kodu hər iki ekranda eyni olmalıdır:',
	confirmOn: 'Sorğunu təsdiq edin:',
	samplePhone: 'sınaq telefonu',
	refreshes: 'Bu səhifə özü yenilənir.',
	checkNow: 'Yoxla',

	outbox: 'Sınaq qutusu',
	outboxEmpty: 'Göndərilmiş kod yoxdur.',
	phone: 'Sınaq telefonu',
	phoneEmpty: 'Gözləyən sorğu yoxdur.',
	phoneQuestion: 'Müraciət saytına daxil olmaq istəyirsiniz? Yoxlama kodu:',
	confirm: 'Təsdiq et',
	refuse: 'İmtina',

	simaScan: 'SİMA tətbiqi ilə kodu oxudun və ya tətbiqi bu cihazda açın.',
	simaCode: 'Giriş sorğusunun QR kodu',
	simaOpen: 'SİMA tətbiqini aç',
	simaCancelled: 'Giriş SİMA tətbiqində ləğv edildi. Yeni kodla yenidən cəhd edin.',
	simaExpired: 'Kod vaxtında oxunmadı. Yeni kodla yenidən cəhd edin.',
	simaApp: 'SİMA (sınaq telefonu)',
	simaQuestion:
		'Müraciət saytına daxil olmaq üçün sorğunu imzalayın. Kimin telefonu olduğunu seçin:',
	simaGone: 'Bu sorğu artıq gözləmir. Kompüterdəki səhifəyə qayıdın.',
	sign: 'İmzala',

	keyFile: 'Sertifikat faylı (.p12)',
	keyFilePassword: 'Faylın şifrəsi',
	signAndEnter: 'İmzala və daxil ol',
	keyFileWrong:
		'Fayl bu şifrə ilə açılmadı. Faylı və şifrəni yoxlayıb yenidən cəhd edin; fayl heç yerə göndərilmədi.',
	keyFileStays: 'Fayl və şifrə bu cihazdan çıxmır: yalnız imza və sertifikat göndərilir.',
	needsScript: 'İmzalamaq üçün brauzerdə JavaScript açıq olmalıdır.',
	keyFileExpired: 'İmza vaxtında gəlmədi. Faylı seçib yenidən imzalayın.',
	sampleKeyFiles: 'Sınaq sertifikatları',

	certificates: 'Sınaq sertifikatları',
	certificatesAbout: 'Hər nümunə şəxsin elektron imza faylı. Hamısının şifrəsi:',
	flawed: 'Qəbul edilməyənlər: imtinanı sınamaq üçün',
	flaws: {
		expired: 'müddəti bitmiş sertifikat',
		revoked: 'ləğv edilmiş sertifikat',
		foreign: 'yad mərkəzin sertifikatı'
	},

	signature: {
		unreadable: 'Sertifikat oxunmadı. Başqa sertifikatla yenidən cəhd edin.',
		foreign:
			'Sertifikat bu üsulun sertifikat mərkəzi tərəfindən verilməyib. Uyğun sertifikatla yenidən cəhd edin.',
		early: 'Sertifikatın müddəti hələ başlamayıb. Başqa sertifikatla yenidən cəhd edin.',
		expired: 'Sertifikatın müddəti bitib. Yeni sertifikatla yenidən cəhd edin.',
		revoked: 'Sertifikat ləğv edilib. Yeni sertifikatla yenidən cəhd edin.',
		unsigned: 'İmza bu giriş sorğusuna aid deyil. Yenidən imzalayın.',
		nobody: 'Sertifikatdakı FİN ilə nümunə şəxs yoxdur. Nümunə sertifikatlardan birini seçin.'
	}
};

/** Every word the sandbox's pages use, in one language. */
export type Words = typeof az;
