import type { ApplicationId } from '../../domain/ids.ts';
import type { PersonDatabase } from '../person-database.ts';
import { deleteParts } from './parts.ts';

/**
 * Frees the room of what the utility holds: a draft's document can still be looked at and replaced, but once the
 * application is sent its bytes need not be here. To be called in the transaction that learns of either.
 */
export async function releaseHeldDocuments(db: PersonDatabase, id: ApplicationId): Promise<void> {
	const application = await db.applications.get(id);
	if (!application || application.status === 'draft') return;
	const documents = await db.documents.where('applicationId').equals(id).toArray();
	for (const document of documents) {
		if (document.state === 'held') await deleteParts(db, document.id);
	}
}
