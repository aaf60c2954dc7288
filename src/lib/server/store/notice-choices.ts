import type { PersonId } from '../../domain/ids.ts';
import { CHOICES_BY_DEFAULT, type NoticeChoices } from '../../domain/wire/notices.ts';
import type { Database } from '../database/database.ts';
import type { Flag } from '../database/schema.ts';

/** What the person chose, or what holds until they do. */
export async function readNoticeChoices(db: Database, owner: PersonId): Promise<NoticeChoices> {
	const row = await db
		.selectFrom('notice_choice')
		.select(['language', 'email', 'sms', 'push'])
		.where('person_id', '=', owner)
		.executeTakeFirst();
	if (!row) return CHOICES_BY_DEFAULT;
	const { language, email, sms, push } = row;
	return { language, email: email === 1, sms: sms === 1, push: push === 1 };
}

export async function saveNoticeChoices(
	db: Database,
	owner: PersonId,
	{ language, email, sms, push }: NoticeChoices
): Promise<void> {
	const columns = { language, email: flag(email), sms: flag(sms), push: flag(push) };
	await db
		.insertInto('notice_choice')
		.values({ person_id: owner, ...columns })
		.onConflict((conflict) => conflict.column('person_id').doUpdateSet(columns))
		.execute();
}

function flag(value: boolean): Flag {
	return value ? 1 : 0;
}
