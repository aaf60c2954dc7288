import { type Clock, makeId, type RandomBytes } from '../../domain/ids.ts';
import { isMobile } from '../../domain/people/mobile.ts';
import { readContacts } from '../store/contacts.ts';
import { readNoticeChoices } from '../store/notice-choices.ts';
import { addNotices } from '../store/notices.ts';
import type { SendCode } from '../status/ask-status.ts';

/** Has a one-time code sent by SMS to the phone an application gives: by a row in the transaction it was made in. */
export function tellCode({ clock, random }: { clock: Clock; random: RandomBytes }): SendCode {
	return async (trx, { id, owner, number, fields }, code) => {
		const known = await readContacts(trx, owner);
		const phone = [fields['phone'] ?? '', known.phone].find(isMobile);
		if (!phone) return;
		const { language } = await readNoticeChoices(trx, owner);
		const to = { channel: 'sms', recipient: phone, language } as const;
		const details = { number: number ?? '', dueOn: null, code };
		const notice = { ...to, event: 'statusCode', details, owner, applicationId: id } as const;
		await addNotices(trx, [{ ...notice, id: makeId(clock, random), createdAt: clock() }]);
	};
}
