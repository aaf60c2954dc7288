import type { ApplicationId } from '../../domain/ids.ts';
import type { Transaction } from '../database/database.ts';
import { type Application, findApplicationOfAnyone } from '../store/applications.ts';
import { lockPerson } from '../store/persons.ts';

/**
 * An application with its owner's row locked, as in an exchange; undefined when there is none. Whose it is may change
 * while the lock is waited for, as somebody signs in whom the desk had entered it for: then theirs is locked as well.
 */
export async function lockWithOwner(
	trx: Transaction,
	id: ApplicationId
): Promise<Application | undefined> {
	let known = await findApplicationOfAnyone(trx, id);
	while (known) {
		await lockPerson(trx, known.owner);
		const locked = await findApplicationOfAnyone(trx, id);
		if (locked?.owner === known.owner) return locked;
		known = locked;
	}
	return undefined;
}
