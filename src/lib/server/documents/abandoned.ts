import type { DocumentId, PersonId } from '../../domain/ids.ts';
import { deleteParts } from '../store/document-parts.ts';
import { endReceiving, listAbandoned } from '../store/document-receipt.ts';
import { nextRevision } from '../store/persons.ts';
import type { DocumentParts } from './parts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Gives up documents of which nothing came for so many days: their bytes go, and their owners' devices are told, so that
 * the person can attach them again.
 */
export async function refuseAbandoned(
	parts: Pick<DocumentParts, 'db' | 'clock'>,
	days: number
): Promise<void> {
	for (const abandoned of await listAbandoned(parts.db, parts.clock() - days * DAY_MS)) {
		await refuse(parts, abandoned);
	}
}

async function refuse(
	{ db, clock }: Pick<DocumentParts, 'db' | 'clock'>,
	{ owner, document }: { owner: PersonId; document: DocumentId }
): Promise<void> {
	await db.transaction().execute(async (trx) => {
		const revision = await nextRevision(trx, owner);
		const verdict = {
			state: 'refused',
			refusal: 'documentAbandoned',
			revision,
			at: clock()
		} as const;
		if (await endReceiving(trx, { owner, document }, verdict)) await deleteParts(trx, document);
	});
}
