import type { Words } from './language-words.ts';

export const en: Words = {
	events: {
		registered: {
			title: 'Your application is registered',
			body: 'Your application is registered. Thank you for using our service. If your documents are still on their way, keep the app open: the rest goes by itself.',
			sms: (number) => `Your application is registered. Its number: ${number}`
		},
		inProgress: {
			title: 'Your application is being worked on',
			body: 'Your application is being worked on. Nothing is needed from you: we will tell you the outcome.',
			sms: (number) => `Application ${number} is being worked on.`
		},
		moreInfo: {
			title: 'More information is needed',
			body: 'To go on with your application we need more information or a document from you. Read what is asked on the application’s page and answer there.',
			sms: (number) => `Application ${number}: more information is needed. Please open the app.`
		},
		done: {
			title: 'Your application is done',
			body: 'Your application is done. Your subscriber code and the details are on the application’s page.',
			sms: (number) => `Application ${number} is done. The details are in the app.`
		},
		rejected: {
			title: 'Your application was refused',
			body: 'Your application was refused. The reason is on the application’s page. Once it is mended you can send a new application.',
			sms: (number) => `Application ${number} was refused. The reason is in the app.`
		},
		withdrawn: {
			title: 'Your application was withdrawn',
			body: 'Your application was withdrawn at your wish and will not be looked at. If that was not you, call the call centre.',
			sms: (number) => `Application ${number} was withdrawn.`
		},
		documentRefused: {
			title: 'A document was not accepted',
			body: 'One of the documents you sent was not accepted. Read the reason on the application’s page and attach the document again.',
			sms: (number) =>
				`Application ${number}: a document was not accepted. Please attach a new one.`
		},
		statusCode: {
			title: 'A code for the status',
			body: 'A one-time code was asked for to see the status of the application. The code comes by SMS.',
			sms: (number, code) => `Application ${number}: status code ${code}. Tell it to nobody.`
		}
	},
	number: 'Application number',
	dueOn: 'Answer due by',
	open: 'Open the application',
	help: (callCentre) => `If you have questions, call the call centre: ${callCentre}.`,
	automatic: 'This message was sent automatically; please do not answer it.'
};
