import type { Pdu } from 'smpp';

/** What a message centre says became of a message it took. */
export interface Receipt {
	/** Its own name for the message, as it answered when it took it. */
	reference: string;
	/** SMPP's word for the state: DELIVRD, EXPIRED, UNDELIV, REJECTD and others. */
	state: string;
}

/** The bits of `esm_class` that call a delivery a receipt. */
const RECEIPT_BITS = 0x3c;
const IS_RECEIPT = 0x04;

/** SMPP 3.4, appendix B: how receipts are written where they are not in fields of their own. */
const WRITTEN = /\bid:(\S+).*?\bstat:([A-Z]{1,10})\b/is;

/** Reads a receipt; null for what a person has answered, or for what can't be read. */
export function readReceipt({ esm_class = 0, short_message, ...pdu }: Pdu): Receipt | null {
	if ((esm_class & RECEIPT_BITS) !== IS_RECEIPT) return null;
	const text = String(short_message?.message ?? '');
	const [, reference = pdu.receipted_message_id, state] = WRITTEN.exec(text) ?? [];
	return reference && state ? { reference, state } : null;
}
