import type { ReceiptWords } from './receipt-words.ts';

export const en: ReceiptWords = {
	phrases: {
		title: 'Receipt for a registered application',
		number: 'Application number',
		date: 'Application date',
		source: 'Application source',
		type: 'Application type',
		applicant: 'Applicant’s name and surname',
		details: 'Details of the application',
		documents: 'Documents attached',
		size: 'Size, bytes',
		checkStatus: 'To check the status of the application, scan the code or open this address:'
	},
	types: { newConsumer: 'Registration of a new consumer' },
	sources: {
		eGov: 'E-Government portal',
		azersu: 'Azərsu website',
		eSu: 'E-Water portal',
		asanService: 'ASAN service',
		waterOffice: 'Sukanal office',
		callCentre: '955 Call Centre'
	},
	kinds: {
		ownership:
			'Copy of the legal document proving ownership (extract, order, municipal decision, warrant and so on)',
		residence: 'Copy of the certificate of the persons registered at the address'
	},
	fields: {
		fin: 'FIN code',
		district: 'District of the address',
		place: 'Street, settlement or village',
		placeText: 'Address details',
		houseType: 'Type of house',
		house: 'House number',
		flat: 'Flat number',
		phone: 'Applicant’s phone number',
		email: 'Applicant’s e-mail address',
		notes: 'Notes on the application'
	},
	houseTypes: { flat: 'Flat in a building', yard: 'House with a yard' }
};
