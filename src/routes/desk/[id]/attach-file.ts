import { checkDocument } from '$lib/domain/documents/check-document.ts';
import type { DocumentKind } from '$lib/domain/documents/document-kind.ts';
import { type ApplicationId, type DocumentId, makeId, type PersonId } from '$lib/domain/ids.ts';
import type { Problem } from '$lib/domain/problem.ts';
import { digestOf } from '$lib/local/documents/digest.ts';
import { appendAtDesk, askDesk, type DeskFault } from '$lib/sync/desk-client.ts';

/** What goes up at a time: the counter has a good link, and a cut loses no more than this. */
const RUN_BYTES = 1024 * 1024;
const HEAD_BYTES = 1024;

export interface Attaching {
	application: ApplicationId;
	kind: DocumentKind;
	file: File;
	/** The operator: the server takes bytes from nobody else's session. */
	person: PersonId;
	maxBytes: number;
	/** Is told the bytes that have gone up. */
	onprogress: (sent: number) => void;
}

export type Attached =
	{ ok: true } | { ok: false; problem: Problem } | { ok: false; fault: DeskFault };

/** Sends a document that was brought to the counter, as it lies on this computer: nothing of it is kept here. */
export async function attachFile(attaching: Attaching): Promise<Attached> {
	const { application, kind, file, maxBytes } = attaching;
	const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
	const checked = checkDocument({ name: file.name, size: file.size, head }, maxBytes);
	if (!checked.ok) return { ok: false, problem: { ...checked.problem, at: kind } };
	const id = makeId<DocumentId>(Date.now, (target) => crypto.getRandomValues(target));
	const sha256 = await digestOf(runsOf(file), file.size);
	const facts = { name: file.name, size: file.size, mediaType: checked.mediaType };
	const document = { id, kind, sha256, ...facts };
	const declared = await askDesk((desk, options) =>
		desk.attach.mutate({ id: application, document }, options)
	);
	if (!declared.ok) return declared;
	if (declared.answer.ok) return send(attaching, id);
	return { ok: false, problem: declared.answer.problems[0] ?? { code: 'malformed' } };
}

async function send({ file, kind, person, onprogress }: Attaching, document: DocumentId) {
	for (let offset = 0; offset < file.size;) {
		const bytes = new Uint8Array(await file.slice(offset, offset + RUN_BYTES).arrayBuffer());
		const reply = await appendAtDesk(bytes, { person, document, offset });
		if (!reply.ok) return reply;
		const { answer } = reply;
		if (answer.kind === 'refused')
			return { ok: false as const, problem: { code: answer.refusal, at: kind } };
		if (answer.kind === 'unknown')
			return { ok: false as const, problem: { code: 'notFound' as const, at: kind } };
		offset = answer.held;
		onprogress(offset);
		if (answer.kind === 'held' || answer.kind === 'checking') break;
	}
	return { ok: true as const };
}

async function* runsOf(file: File): AsyncGenerator<Uint8Array> {
	for (let offset = 0; offset < file.size; offset += RUN_BYTES) {
		yield new Uint8Array(await file.slice(offset, offset + RUN_BYTES).arrayBuffer());
	}
}
