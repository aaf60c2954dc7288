import { describe, expect, it } from 'vitest';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import { NOTICE_EVENTS, NOTICE_LANGUAGES } from '../../src/lib/domain/notices/notice-event.ts';
import { writeMail } from '../../src/lib/server/notify/mail/mail-message.ts';
import { pushMessage } from '../../src/lib/server/notify/push/push-message.ts';
import { encodeGsm7 } from '../../src/lib/server/notify/sms/gsm7.ts';
import { cutSms } from '../../src/lib/server/notify/sms/sms-parts.ts';
import { smsText } from '../../src/lib/server/notify/sms/sms-text.ts';
import { transliterate } from '../../src/lib/server/notify/sms/transliterate.ts';
import type { Notice } from '../../src/lib/server/store/notices.ts';

/** The longest number there can be in a year of ten million applications. */
const LONGEST_NUMBER = '99-9999999-9';

const setting = {
	origin: 'https://muraciet.example',
	utilityName: '“Azərsu” & <ASC>',
	callCentre: '955'
};

const notices = NOTICE_LANGUAGES.flatMap((language) =>
	NOTICE_EVENTS.map((event): Notice => ({
		id: '019cbd3c-1111-7222-8333-444455556666',
		owner: 'p' as PersonId,
		applicationId: '019cbd3c-9999-7222-8333-444455556666' as ApplicationId,
		channel: 'email',
		recipient: 'aysel@example.com',
		details: { number: LONGEST_NUMBER, dueOn: '2026-03-27', code: '888888' },
		...{ language, event, attempts: 0, leasedUntil: 0, createdAt: 0 }
	}))
);

describe.each(notices.map((notice) => [notice.language, notice.event, notice] as const))(
	'in %s, of %s',
	(language, event, notice) => {
		it('a text message takes one part in exact letters, and one of the cheap kind when transliterated', () => {
			const exact = cutSms(smsText(notice, 'exact'));
			expect(exact.parts).toHaveLength(1);
			expect(exact.encoding).toBe(language === 'en' ? 'gsm7' : 'ucs2');
			const plain = cutSms(smsText(notice, 'transliterated'));
			expect([plain.encoding, plain.parts.length]).toEqual(['gsm7', 1]);
		});

		it('an e-mail has a subject, the number and a way to the application, in both of its forms', () => {
			const { subject, text, html } = writeMail(notice, setting);
			expect(subject).toContain(LONGEST_NUMBER);
			for (const form of [text, html]) {
				expect(form).toContain(LONGEST_NUMBER);
				expect(form).toContain(`https://muraciet.example/applications/${notice.applicationId}`);
				expect(form.includes('27.03.2026')).toBe(event === 'registered');
			}
			expect(html).toContain(`<html lang="${language}">`);
			expect(html).toContain('“Azərsu” &#38; &#60;ASC&#62;');
			expect(html).not.toMatch(/<script|<img|<link|src=|undefined/);
		});

		it('a push fits in its smallest guaranteed size and names nobody and no number', () => {
			const payload = JSON.stringify(pushMessage(notice));
			expect(Buffer.byteLength(payload)).toBeLessThan(3000);
			expect(payload).not.toContain(LONGEST_NUMBER);
			expect(payload).not.toContain('888888');
			expect(payload).not.toContain('aysel');
		});
	}
);

describe('the parts of a text message', () => {
	const partsOf = (text: string) => cutSms(text).parts.map((part) => part.length);

	it('160 septets are one part, 161 are two of 153 and the rest', () => {
		expect(partsOf('a'.repeat(160))).toEqual([160]);
		expect(partsOf('a'.repeat(161))).toEqual([153, 8]);
	});

	it('one letter outside GSM-7 leaves room for 70, and 67 in each of several', () => {
		expect(partsOf('ə'.repeat(70))).toEqual([140]);
		expect(partsOf('ə'.repeat(71))).toEqual([134, 8]);
		expect(cutSms(`ə${'a'.repeat(100)}`).encoding).toBe('ucs2');
	});

	it('ö ü İ differ: the first two and Ç are in GSM-7, ə ı ğ ş ç İ are not', () => {
		for (const letter of 'öüÖÜÇ') expect(encodeGsm7(letter)).toHaveLength(1);
		for (const letter of 'əıİğşçŞƏĞ') expect(encodeGsm7(letter)).toBeNull();
	});

	it('a sign behind an escape counts two and is not cut in the middle', () => {
		expect(encodeGsm7('€[')).toEqual([27, 101, 27, 60]);
		expect(partsOf(`${'a'.repeat(152)}€${'a'.repeat(20)}`)).toEqual([152, 22]);
	});

	it('a pair of surrogates stays together', () => {
		expect(partsOf(`${'ə'.repeat(66)}😀${'ə'.repeat(10)}`)).toEqual([132, 24]);
	});

	it('transliterated letters keep the case and the words', () => {
		expect(transliterate('Müraciət ŞƏKİ çığır')).toBe('Muraciet SEKI cigir');
		expect(transliterate('Щука и Юля')).toBe('Shchuka i Yulya');
	});
});
