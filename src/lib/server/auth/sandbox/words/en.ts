import type { Words } from './az.ts';

export const en: Words = {
	language: 'en',
	languages: 'Language',
	sandbox: 'Sandbox.',
	notReal: 'This is not the real ASAN Login: only sample people can sign in.',
	short: 'sandbox',
	newWindow: 'new window',
	validUntil: 'Valid until:',
	noPhone: 'no phone',

	chooseMethod: 'Choose how to sign in',
	otherMethod: 'Choose another way',
	samples: 'Sign in as a sample person',
	userId: 'user ID',
	next: 'Continue',
	cancel: 'Cancel',
	tryAgain: 'Try again',
	failed: 'Signing in failed',
	unknownSignIn:
		'The sign-in is not known, or its time is over. Go back to Müraciət and sign in again.',
	toProduct: 'Back to Müraciət',

	leave: 'Sign out',
	leaveQuestion: 'Sign out of ASAN Login as well? Signed in on this browser:',
	leaveYes: 'Sign out',
	leaveNo: 'Stay signed in',
	left: 'You are signed out of ASAN Login.',

	fin: 'FİN code',
	codeLabel: 'One-time code',
	codeSent: 'The code was sent to the phone. In the sandbox it stands here:',
	finFault:
		'A FİN has 7 characters: Latin letters and digits, without the letters I and O. Check it and enter it again.',
	finNobody: 'No sample person has this FİN. Enter the FİN of one of those in the list.',
	codeWrong: 'The code is wrong. Check the code you were sent and enter it again.',
	codeExpired: 'The time of the code is over. Enter the FİN again to get a new one.',
	codeExhausted: 'The code was wrong three times. Enter the FİN again to get a new one.',

	phoneLabel: 'Phone number',
	userLabel: 'User ID',
	phoneNobody:
		'No sample person has this phone number and user ID. Check both and enter them again.',
	phoneCancelled: 'The request was cancelled on the phone. Enter both again to go on.',
	phoneExpired: 'The request was not confirmed on the phone in time. Enter both again to go on.',
	phoneAsked: 'A request was sent to the phone. The control code must be the same on both screens:',
	confirmOn: 'Confirm the request:',
	samplePhone: 'sample phone',
	refreshes: 'This page refreshes by itself.',
	checkNow: 'Check now',

	outbox: 'Sample outbox',
	outboxEmpty: 'No code has been sent.',
	phone: 'Sample phone',
	phoneEmpty: 'No request is waiting.',
	phoneQuestion: 'Do you want to sign in to Müraciət? The control code:',
	confirm: 'Confirm',
	refuse: 'Refuse',

	simaScan: 'Scan the code with the SİMA app, or open the app on this device.',
	simaCode: 'QR code of the sign-in',
	simaOpen: 'Open the SİMA app',
	simaCancelled: 'The sign-in was cancelled in the SİMA app. Try again with a new code.',
	simaExpired: 'The code was not scanned in time. Try again with a new code.',
	simaApp: 'SİMA (sample phone)',
	simaQuestion: 'Sign the request to sign in to Müraciət. Choose whose phone this is:',
	simaGone: 'This request is not waiting any more. Go back to the page on the computer.',
	sign: 'Sign',

	keyFile: 'Certificate file (.p12)',
	keyFilePassword: 'Password of the file',
	signAndEnter: 'Sign and enter',
	keyFileWrong:
		'The file did not open with this password. Check both and try again; the file was sent nowhere.',
	keyFileStays:
		'The file and the password do not leave this device: only the signature and the certificate are sent.',
	needsScript: 'Signing needs JavaScript to be on in the browser.',
	keyFileExpired: 'The signature did not come in time. Choose the file and sign again.',
	sampleKeyFiles: 'Sample certificates',

	certificates: 'Sample certificates',
	certificatesAbout: 'The electronic signature file of each sample person. The password of all:',
	flawed: 'Not accepted: to see a refusal',
	flaws: {
		expired: 'an expired certificate',
		revoked: 'a revoked certificate',
		foreign: 'a certificate of a foreign centre'
	},

	signature: {
		unreadable: 'The certificate can’t be read. Try again with another certificate.',
		foreign:
			'The certificate was not issued by the centre this way needs. Try again with a fitting one.',
		early: 'The certificate is not valid yet. Try again with another certificate.',
		expired: 'The certificate has expired. Try again with a new certificate.',
		revoked: 'The certificate was revoked. Try again with a new certificate.',
		unsigned: 'The signature does not belong to this sign-in. Sign again.',
		nobody:
			'No sample person has the FİN in the certificate. Choose one of the sample certificates.'
	}
};
