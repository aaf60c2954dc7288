import type { DocumentId } from '../../domain/ids.ts';
import type { Log } from '../log.ts';
import { traceError } from '../observe/error-trace.ts';
import { claimCheck, listDueChecks } from '../store/document-files.ts';
import { findQuarantined } from '../store/documents.ts';
import type { DocumentParts } from './parts.ts';
import { FIRST_CHECK_MS, settleDocument } from './settle-document.ts';
import { readStored } from './stored.ts';

/** The longest wait between two checks, in milliseconds. */
const LONGEST_WAIT_MS = 30 * 60 * 1000;

/** How many are checked in one go. */
const AT_ONCE = 20;

type Parts = DocumentParts & { log: Log };

/**
 * Checks the documents in quarantine whose time has come, and lets each go or refuses it. One of which nothing can be told
 * again waits twice as long. To be run now and then.
 */
export async function checkQuarantined(parts: Parts): Promise<void> {
	const { db, clock, log } = parts;
	for (const due of await listDueChecks(db, { now: clock(), limit: AT_ONCE })) {
		const wait = Math.min(FIRST_CHECK_MS * 2 ** (due.checks + 1), LONGEST_WAIT_MS);
		if (!(await claimCheck(db, due, clock() + wait))) continue;
		try {
			await checkAgain(parts, due.id);
		} catch (error) {
			log.error({ document: due.id, error: traceError(error) }, 'a check failed');
		}
	}
}

async function checkAgain(parts: Parts, id: DocumentId): Promise<void> {
	const document = await findQuarantined(parts.db, id);
	if (!document) return;
	const { mediaType } = document;
	const open = () => readStored(parts.documents, id);
	const finding = await parts.examine({ id, mediaType, open });
	if (finding.kind === 'unknown') return;
	const isSettled = await settleDocument(parts, document, finding);
	if (isSettled && finding.kind === 'refused') await parts.documents.remove(id);
}
