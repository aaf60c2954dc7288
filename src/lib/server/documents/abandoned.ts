import { changeAndTell } from '../changes/change-and-tell.ts';
import { tellOfRefusal } from '../notify/tell.ts';
import { deleteParts } from '../store/document-parts.ts';
import { type AbandonedDocument, endReceiving, listAbandoned } from '../store/document-receipt.ts';
import { nextRevision } from '../store/persons.ts';
import type { DocumentParts } from './parts.ts';

type AbandonedParts = Pick<DocumentParts, 'db' | 'clock' | 'random' | 'changes'>;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Gives up documents of which nothing came for so many days: their bytes go, and their owners' devices are told, so that
 * the person can attach them again.
 */
export async function refuseAbandoned(parts: AbandonedParts, days: number): Promise<void> {
	for (const abandoned of await listAbandoned(parts.db, parts.clock() - days * DAY_MS)) {
		await refuse(parts, abandoned);
	}
}

async function refuse(parts: AbandonedParts, abandoned: AbandonedDocument): Promise<void> {
	const { owner, document } = abandoned;
	await changeAndTell(parts, async (trx) => {
		const revision = await nextRevision(trx, owner);
		const verdict = {
			state: 'refused',
			refusal: 'documentAbandoned',
			revision,
			at: parts.clock()
		} as const;
		if (!(await endReceiving(trx, { owner, document }, verdict))) return;
		await deleteParts(trx, document);
		await tellOfRefusal(trx, parts, abandoned);
	});
}
