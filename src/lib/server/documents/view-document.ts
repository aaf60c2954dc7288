import { type DocumentId, isId } from '../../domain/ids.ts';
import { isAtLeast } from '../../domain/people/role.ts';
import { audit } from '../audit/audit.ts';
import type { Session } from '../auth/session.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { type Document, findDocument, findDocumentForStaff } from '../store/documents.ts';
import type { DocumentParts } from './parts.ts';

/** A request to look at a document. */
export interface DocumentView {
	session: Session | null;
	id: string;
	/** What of it: `original` or the number of a page. */
	part: string;
}

/**
 * The document, if whoever asks may see it: its owner, or staff once its application was sent; null otherwise, whether
 * there is one or not. Nobody sees what may not be safe. That staff looked at it is on record before they do.
 */
export async function findViewable(
	{ db, clock }: Pick<DocumentParts, 'db' | 'clock'>,
	{ session, id, part }: DocumentView
): Promise<Document | null> {
	if (!session || !isId(id)) return null;
	const own = await findDocument(db, session.personId, id as DocumentId);
	if (own) return own.state === 'held' && !own.isRemoved ? own : null;
	if (!isAtLeast(session.role, 'operator')) return null;
	const document = await findDocumentForStaff(db, id as DocumentId);
	if (!document) return null;
	const { applicationId, owner } = document;
	await inTransaction(db, (trx) =>
		audit(trx, {
			at: clock(),
			actor: session,
			deed: 'viewDocument',
			application: { id: applicationId, owner },
			detail: `${id} ${part}`
		})
	);
	return document;
}
