import { type ApplicationId, isId } from '../../domain/ids.ts';
import { NOTICE_LANGUAGES } from '../../domain/notices/notice-event.ts';
import type { Session } from '../auth/session.ts';
import { drawReceipt } from './receipt-pdf.ts';
import { readReceipt, type ReceiptParts } from './receipt.ts';

/** Whose receipt is asked for, and in which language it is read. */
interface Asked {
	session: Session | null;
	id: string;
	/** As the address has it: one that there is not, or none, reads Azerbaijani. */
	language: string | null;
}

/** Answers an application's receipt to its owner; to anyone else there is none. */
export async function answerReceipt(
	parts: ReceiptParts,
	{ session, id, language: asked }: Asked
): Promise<Response> {
	if (!session) return new Response(null, { status: 401 });
	const owner = session.personId;
	const language = NOTICE_LANGUAGES.find((known) => known === asked) ?? 'az';
	const receipt = isId(id)
		? await readReceipt(parts, { owner, id: id as ApplicationId, language })
		: null;
	if (!receipt) return new Response(null, { status: 404 });
	return new Response(await drawReceipt(receipt), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${receipt.number}.pdf"`
		}
	});
}
