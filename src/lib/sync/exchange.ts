import { replayChanges } from '../domain/application/merge.ts';
import type { ApplicationId, PersonId } from '../domain/ids.ts';
import type {
	ExchangeAnswer,
	ExchangeRequest,
	NumberedMutation,
	NumberedOutcome,
	Outcome
} from '../domain/wire/exchange.ts';
import type { MutationKind } from '../domain/wire/mutation.ts';
import { EXCHANGE_BUDGET_BYTES, EXCHANGE_MUTATIONS, PROTOCOL } from '../domain/wire/protocol.ts';
import type { ApplicationRecord, Tombstone } from '../domain/wire/records.ts';
import { answerRefused, answerTaken } from '../local/answers.ts';
import { releaseHeldDocuments } from '../local/documents/release.ts';
import { readMeta, writeMeta } from '../local/meta.ts';
import { pendingMutations } from '../local/mutation-log.ts';
import type { ApplicationRow, MutationRow, PersonDatabase } from '../local/person-database.ts';
import { deleteApplication } from '../local/purge.ts';
import type { Workspace } from '../local/workspace.ts';
import { readNumbering } from './numbering.ts';
import { noteSetBack, tellLost, tellUnknown } from './set-back.ts';
import { takeDocument } from './take-document.ts';
import { tellAgain } from './tell-again.ts';

/**
 * Puts together what this device has to tell: the head of its mutation log within what one request carries. Each
 * mutation gets its number here, in the same transaction, and does not change any more: it may arrive even if no answer does.
 */
export async function composeRequest(
	workspace: Workspace,
	person: PersonId
): Promise<ExchangeRequest> {
	const { db } = workspace;
	return db.transaction('rw', db.meta, db.mutations, async () => {
		const numbering = await readNumbering(workspace);
		const rows = await headOfLog(workspace);
		let sent = numbering.sent;
		const mutations: NumberedMutation[] = [];
		for (const { order, seq, mutation } of rows) {
			const number = seq ?? ++sent;
			if (seq === null) await db.mutations.update(order, { seq: number });
			mutations.push({ ...mutation, seq: number });
		}
		await writeMeta(db, 'numbering', { ...numbering, sent });
		const { client, acknowledged, cursor } = numbering;
		return { protocol: PROTOCOL, person, client, acknowledged, cursor, mutations };
	});
}

async function headOfLog({ db }: Workspace): Promise<MutationRow[]> {
	const head: MutationRow[] = [];
	let bytes = 0;
	await db.mutations
		.orderBy('order')
		.until((row) => {
			bytes += new TextEncoder().encode(JSON.stringify(row.mutation)).length;
			const isFull = bytes > EXCHANGE_BUDGET_BYTES || head.length === EXCHANGE_MUTATIONS;
			return head.length > 0 && isFull;
		})
		.each((row) => head.push(row));
	return head;
}

export type Exchanged = Extract<ExchangeAnswer, { kind: 'exchanged' }>;

/**
 * Takes in one answer whole or not at all: outcomes leave the log, the server's rows are laid under what is typed
 * here, and the cursor moves, in one transaction. Taking in the same answer twice changes nothing. Answers whether
 * there is more to ask for at once.
 */
export async function applyAnswer(db: PersonDatabase, answer: Exchanged): Promise<boolean> {
	const tables = [db.applications, db.documents, db.parts, db.mutations, db.meta];
	return db.transaction('rw', tables, async () => {
		let isMissing = await noteSetBack(db, answer);
		for (const result of answer.results) {
			if (await applyOutcome(db, result)) isMissing = true;
		}
		for (const record of answer.changes.applications) await applyApplication(db, record);
		for (const record of answer.changes.documents) await takeDocument(db, record);
		if (!isMissing && !answer.more) await tellUnknown(db);
		const numbering = await readMeta(db, 'numbering');
		if (numbering) {
			const acknowledged = Math.max(numbering.acknowledged, answer.lastSeq);
			const cursor = isMissing ? 0 : answer.cursor;
			await writeMeta(db, 'numbering', { ...numbering, acknowledged, cursor });
		}
		return isMissing || answer.more;
	});
}

/** Answers whether something the server keeps was already taken away here: then all is to be told again. */
async function applyOutcome(
	db: PersonDatabase,
	{ seq, outcome }: NumberedOutcome
): Promise<boolean> {
	const row = await db.mutations.filter((mutation) => mutation.seq === seq).first();
	if (!row) return false;
	await db.mutations.delete(row.order);
	if (outcome.ok) await acknowledge(db, row);
	else await refuse(db, row, outcome);
	return !outcome.ok && TAKING_AWAY.includes(row.mutation.kind);
}

const TAKING_AWAY: MutationKind[] = ['discardDraft', 'removeDocument'];

async function acknowledge(db: PersonDatabase, { mutation }: MutationRow): Promise<void> {
	if (mutation.kind === 'attachDocument') {
		await db.documents.update(mutation.document.id, { declared: true });
	}
	if (mutation.kind === 'submitApplication') {
		const ids = mutation.documents.map(({ id }) => id);
		await db.documents.where('id').anyOf(ids).modify({ declared: true });
	}
	if (mutation.kind === 'answerQuestion') await answerTaken(db, mutation);
}

/** What the server won't do leaves the log, so that the rest goes on; why stands on the application it was for. */
async function refuse(
	db: PersonDatabase,
	{ mutation, applicationId }: MutationRow,
	{ problems }: Extract<Outcome, { ok: false }>
): Promise<void> {
	await db.applications
		.where('id')
		.equals(applicationId)
		.modify((row) => {
			row.problems = problems;
			if (mutation.kind === 'submitApplication') {
				row.confirmedAt = null;
				delete row.confirmation;
			}
			if (mutation.kind === 'saveDraft')
				row.leftOver = replayChanges(row.leftOver, [mutation.changes]);
		});
	if (mutation.kind === 'attachDocument') {
		const refusal = problems[0]?.code ?? 'malformed';
		await db.documents.update(mutation.document.id, { state: 'refused', refusal });
	}
	if (mutation.kind === 'answerQuestion') await answerRefused(db, mutation);
	if (mutation.kind === 'submitApplication') await tellAgain(db, mutation, problems);
}

async function applyApplication(
	db: PersonDatabase,
	record: ApplicationRecord | Tombstone<ApplicationId>
): Promise<void> {
	const pending = await pendingMutations(db, record.id);
	if ('removed' in record) return removeApplication(db, record, pending);
	// Discarded here and not yet told: it must not come back to the screens meanwhile.
	if (pending.some((row) => row.mutation.kind === 'discardDraft')) return;
	const earlier = await db.applications.get(record.id);
	await db.applications.put(rowOf(record, earlier, pending));
	if (earlier) await tellLost(db, earlier, record);
	await releaseHeldDocuments(db, record.id);
}

/**
 * A draft discarded on another device goes here too, unless something typed here has not been told yet, or was told and
 * refused: then it stays with the reason until the person discards it.
 */
async function removeApplication(
	db: PersonDatabase,
	{ id, revision }: Tombstone<ApplicationId>,
	pending: readonly MutationRow[]
): Promise<void> {
	const row = await db.applications.get(id);
	const isRead = !row || row.problems.length === 0;
	if (pending.length === 0 && isRead) return deleteApplication(db, id);
	await db.applications.update(id, { revision, problems: [{ code: 'notFound' }] });
}

/** What only this device knows of an application, before it knows anything. */
const UNSEEN = {
	...{ discardedAt: null, problems: [], leftOver: {}, answer: null, confirmation: undefined }
};

function rowOf(
	record: ApplicationRecord,
	earlier: ApplicationRow | undefined,
	pending: readonly MutationRow[]
): ApplicationRow {
	const { fields: base, ...told } = record;
	const { discardedAt, problems, leftOver, answer, confirmation } = earlier ?? UNSEEN;
	// A history that has become shorter is one of a server that was set back: what follows is new.
	const seenEvents = Math.min(earlier?.seenEvents ?? 0, record.history.length);
	const own = { seenEvents, discardedAt, problems, leftOver, answer };
	const row = { ...told, ...own, ...(confirmation && { confirmation }), base, confirmedAt: null };
	if (record.status !== 'draft') return { ...row, fields: base };
	const isWaiting = pending.some(({ mutation }) => mutation.kind === 'submitApplication');
	if (!isWaiting || !earlier) return { ...row, fields: withPending(base, pending) };
	return { ...row, fields: earlier.fields, confirmedAt: earlier.confirmedAt };
}

function withPending(fields: ApplicationRow['fields'], pending: readonly MutationRow[]) {
	const saves = pending.flatMap(({ mutation }) =>
		mutation.kind === 'saveDraft' ? [mutation.changes] : []
	);
	return replayChanges(fields, saves);
}
