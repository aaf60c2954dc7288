import type { ApplicationId } from '$lib/domain/ids.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { PersonDatabase } from '$lib/local/person-database.ts';

/** How long the server is waited for where a receipt is kept already, in milliseconds. */
const PATIENCE = 8000;

/**
 * The receipt as the server makes it now, kept on this device; without a link the one that was kept. Null when there is
 * neither.
 */
export async function getReceipt(
	db: PersonDatabase,
	id: ApplicationId,
	language: Locale
): Promise<Blob | null> {
	const fresh = await fetchReceipt(`/applications/${id}/receipt.pdf?language=${language}`);
	if (fresh) await db.receipts.put({ applicationId: id, bytes: fresh });
	const bytes = fresh ?? (await db.receipts.get(id))?.bytes;
	return bytes ? new Blob([bytes], { type: 'application/pdf' }) : null;
}

async function fetchReceipt(path: string): Promise<ArrayBuffer | null> {
	try {
		const answer = await fetch(path, { signal: AbortSignal.timeout(PATIENCE) });
		// A captive portal's page is no receipt.
		const isReceipt = answer.ok && answer.headers.get('content-type') === 'application/pdf';
		return isReceipt ? await answer.arrayBuffer() : null;
	} catch {
		return null;
	}
}
