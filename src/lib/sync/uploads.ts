import { shownStatus } from '../domain/application/shown-status.ts';
import { canAttachDocument } from '../domain/documents/document-changes.ts';
import type { DocumentId } from '../domain/ids.ts';
import type { AppendAnswer } from '../domain/wire/append.ts';
import { isEditable } from '../local/actions/save-fields.ts';
import { tellOfDocument } from '../local/documents/add-document.ts';
import { releaseHeldDocuments } from '../local/documents/release.ts';
import { readRange } from '../local/documents/parts.ts';
import type {
	ApplicationRow,
	DocumentRow,
	LearnedLink,
	PersonDatabase
} from '../local/person-database.ts';
import type { Workspace } from '../local/workspace.ts';
import { leftAtMost } from './append-size.ts';
import { type Attempt, learnFrom, readLearned } from './learn-link.ts';
import { countAppend, readTraffic } from './traffic.ts';
import { isFault, type LinkFault, type Transport } from './transport.ts';
import { type RunWatch, sendWatched } from './watch-run.ts';

/** Whether bytes of it may go: all of it is here, and the server knows what it is. */
export function isReadyToSend({ state, declared, removedAt }: DocumentRow): boolean {
	return state === 'saved' && declared && !removedAt;
}

/** The document to go on with: of those the server will take, the one with the least left to send. */
export async function nextUpload(db: PersonDatabase): Promise<DocumentRow | undefined> {
	const documents = await db.documents.toArray();
	const ready = documents.filter(isReadyToSend);
	return ready.sort((a, b) => a.size - a.held - (b.size - b.held))[0];
}

interface Upload {
	document: DocumentRow;
	learned: LearnedLink;
	/** Whether the server may hold more of it than it is known to. */
	isInDoubt: boolean;
	/** Sends nothing but a question: what arrived before a cut is kept at the server and need not be sent again. */
	asksFirst: boolean;
	mustGiveWay: RunWatch['mustGiveWay'];
}

interface Appended {
	fault: LinkFault | null;
	/** Where the server said the document stands; null when no answer was heard. */
	held: number | null;
}

/** Sends one run of a document's bytes, or a question, and takes in the answer. */
export async function appendOnce(
	workspace: Workspace,
	transport: Transport,
	upload: Upload
): Promise<Appended> {
	const { db, person, clock } = workspace;
	const { document, learned, asksFirst, mustGiveWay, isInDoubt } = upload;
	if (!person) return { fault: { kind: 'signedOut' }, held: null };
	const offset = document.held;
	const length = asksFirst ? 0 : Math.min(learned.bytes, document.size - offset);
	const bytes = await takeOut(db, document, length);
	if (bytes.length < length) return { fault: await giveUp(db, document), held: null };
	const began = clock();
	const run = { person: person.id, document: document.id, offset, bytes };
	const onHeld = (held: number) => noteHeld(db, document.id, held);
	const watch = { isStreaming: learned.isStreaming, mustGiveWay, onHeld };
	const { answer, hasGivenWay } =
		length > 0
			? await sendWatched(transport, run, watch)
			: { answer: await transport.append(run), hasGivenWay: false };
	const attempt = { document, isInDoubt, sent: length, took: clock() - began, answer };
	const fault = await takeIn(db, attempt);
	return { fault: hasGivenWay ? null : fault, held: isFault(answer) ? null : answer.held };
}

/** The next bytes of it, from where the server stands. From the first on it may stand further than it is known to. */
async function takeOut(
	db: PersonDatabase,
	{ id, held: offset, inDoubt }: DocumentRow,
	length: number
): Promise<Uint8Array<ArrayBuffer>> {
	if (length === 0) return new Uint8Array();
	const [bytes] = await Promise.all([
		readRange(db, id, { offset, length }),
		!inDoubt && db.documents.update(id, { inDoubt: true })
	]);
	return bytes;
}

/** Only for the screen: what the run has come to its own answer tells. */
async function noteHeld(db: PersonDatabase, id: DocumentId, held: number): Promise<void> {
	await db.documents.update(id, { held });
}

interface Outcome extends Attempt {
	document: DocumentRow;
	isInDoubt: boolean;
}

/** What one append has come to: what it taught, what it cost and what it changed are written together. */
async function takeIn(db: PersonDatabase, attempt: Outcome): Promise<LinkFault | null> {
	const { document, answer } = attempt;
	const tables = [db.documents, db.applications, db.parts, db.mutations, db.meta];
	return db.transaction('rw', tables, async () => {
		const [learned, traffic] = await Promise.all([readLearned(db), readTraffic(db)]);
		const held = heldAfter(attempt);
		const sent = held === null ? leftAtMost(learned, attempt.sent, attempt.took) : attempt.sent;
		await db.meta.bulkPut([
			{ key: 'learnedLink', value: learnFrom(learned, attempt, traffic) },
			{ key: 'traffic', value: countAppend(traffic, { document, sent, held }) }
		]);
		if (isFault(answer)) return answer;
		if (answer.kind === 'unknown') return declareAgain(db, document);
		await applyAppend(db, document, answer);
		return null;
	});
}

/** Where the server stands; null when nobody can say. Who turned the run away, instead of losing it, kept none of it. */
function heldAfter({ document, isInDoubt, answer }: Outcome): number | null {
	if (!isFault(answer)) return answer.held;
	return answer.kind === 'offline' || isInDoubt ? null : document.held;
}

/**
 * The browser has lost slices of it: it can't be sent, and the person is told to attach it again. What a sent application
 * declared stands: only that very file can go on.
 */
async function giveUp(db: PersonDatabase, { id, applicationId }: DocumentRow): Promise<null> {
	const application = await db.applications.get(applicationId);
	const isDraft = application !== undefined && isEditable(application);
	await db.documents.update(
		id,
		isDraft ? { state: 'refused', refusal: 'documentDamaged' } : { state: 'remote' }
	);
	return null;
}

async function applyAppend(
	db: PersonDatabase,
	{ id, applicationId }: DocumentRow,
	answer: Exclude<AppendAnswer, { kind: 'unknown' }>
): Promise<void> {
	const { kind, held } = answer;
	if (kind === 'refused') {
		await db.documents.update(id, { held, state: 'refused', refusal: answer.refusal });
	} else {
		const whole = kind === 'held' || kind === 'checking' ? { state: kind, inDoubt: false } : {};
		await db.documents.update(id, { held, ...whole });
	}
	if (kind === 'held') await releaseHeldDocuments(db, applicationId);
}

/**
 * The server does not know a document it had taken the declaration of: it was restored from a backup, or had the
 * application from another device. Where the application takes it, it is told again, after a pause; what waits to be
 * told carries it. Else it can't go: the person is told so, its bytes stay here, and the others go on.
 */
async function declareAgain(db: PersonDatabase, document: DocumentRow): Promise<LinkFault | null> {
	const { id, applicationId } = document;
	const application = await db.applications.get(applicationId);
	if (application && shownStatus(application) === 'waiting') {
		await db.documents.update(id, { declared: false });
		return null;
	}
	if (!application || !(await isTaken(db, application, document))) {
		await db.documents.update(id, { state: 'refused', refusal: 'notAllowedNow' });
		return null;
	}
	await db.documents.update(id, { declared: false });
	await tellOfDocument(db, application, document);
	return { kind: 'busy', retryAfter: null };
}

async function isTaken(
	db: PersonDatabase,
	application: ApplicationRow,
	{ id, kind }: DocumentRow
): Promise<boolean> {
	const others = await db.documents
		.where('applicationId')
		.equals(application.id)
		.filter((other) => other.id !== id && !other.removedAt)
		.toArray();
	return canAttachDocument(shownStatus(application), kind, others);
}
