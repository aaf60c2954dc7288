import { type Attachment, type Ledger, sha256 } from '../ledger.ts';
import type { World } from '../world.ts';
import type { FinalState } from './final-state.ts';

/** Every document a device called saved is held with the very bytes, or somebody took it away, or was told why not. */
export function checkDocuments({ ledger, server }: World, state: FinalState): void {
	for (const attachment of ledger.attachments) {
		const { id, app, device, told } = attachment;
		const row = state.documents.get(id);
		if (row?.state === 'held') {
			if (!row.removed) checkBytes(ledger, attachment, server.shelf.get(id));
		} else if (told === 'saved' && !isGone(attachment, ledger, state)) {
			const standing = row?.state ?? 'lost';
			ledger.wrong(`document ${id} of ${app}, saved on device ${device}, is ${standing}`);
		}
	}
}

function checkBytes(ledger: Ledger, { id, sha256: digest }: Attachment, stored?: Uint8Array): void {
	if (!stored || sha256(stored) !== digest)
		ledger.wrong(`the server holds other bytes than ${id}'s`);
}

function isGone(attachment: Attachment, ledger: Ledger, state: FinalState): boolean {
	return (
		ledger.garbled.has(attachment.id) ||
		attachment.isHarmful === true ||
		isTakenAway(attachment, ledger) ||
		isDiscarded(attachment, ledger, state) ||
		ledger.wipes.some(
			({ device, order }) => device === attachment.device && order > attachment.order
		) ||
		isStillThere(attachment, state)
	);
}

function isTakenAway({ id, app, kind, device, order }: Attachment, ledger: Ledger): boolean {
	return (
		ledger.removals.some((removal) => removal.id === id) ||
		ledger.attachments.some(
			(later) =>
				later.replaces.includes(id) ||
				(later.app === app && later.kind === kind && later.device === device && later.order > order)
		)
	);
}

/** With the whole draft, or by somebody who had it in front when they discarded the draft on that device. */
function isDiscarded(
	{ app, device, order }: Attachment,
	{ discards }: Ledger,
	{ applications }: FinalState
): boolean {
	const row = applications.get(app);
	const hasGone = !row || row.removed;
	return discards.some(
		(discard) =>
			discard.app === app && (hasGone || (discard.device === device && discard.order > order))
	);
}

/** What may stand in the way of a document that is whole and of the right type. */
const EXCUSES = ['alreadySubmitted', 'notFound', 'notAllowedNow'];

/** Refused with the reason on its row, or a guest's, or of an application that stands here with its problem. */
function isStillThere(
	{ id, app, device, sha256: digest }: Attachment,
	{ devices }: FinalState
): boolean {
	const own = devices[device];
	const row = own?.documents.find((document) => document.id === id);
	if (!own || !row) return false;
	if (row.state === 'refused') return EXCUSES.includes(row.refusal ?? '');
	const bytes = own.bytes.get(id);
	const isWhole = bytes !== undefined && sha256(bytes) === digest;
	const hasProblem = (own.applications.get(app)?.problems.length ?? 0) > 0;
	return isWhole && (own.person === null || hasProblem || row.answers !== undefined);
}
