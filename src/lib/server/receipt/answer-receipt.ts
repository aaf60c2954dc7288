import { type ApplicationId, isId } from '../../domain/ids.ts';
import type { Session } from '../auth/session.ts';
import { drawReceipt } from './receipt-pdf.ts';
import { readReceipt, type ReceiptParts } from './receipt.ts';

/** Answers an application's receipt to its owner; to anyone else there is none. */
export async function answerReceipt(
	parts: ReceiptParts,
	session: Session | null,
	id: string
): Promise<Response> {
	if (!session) return new Response(null, { status: 401 });
	const receipt = isId(id) ? await readReceipt(parts, session.personId, id as ApplicationId) : null;
	if (!receipt) return new Response(null, { status: 404 });
	return new Response(await drawReceipt(receipt), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${receipt.number}.pdf"`
		}
	});
}
