import type { PlantedFault } from './fault.ts';

/** Mistakes at the server, and in the rules both sides share. */
export const SERVER_FAULTS: readonly PlantedFault[] = [
	{
		name: 'bytes counted before they are kept',
		file: 'server/documents/receive.ts',
		find: 'await inTransaction(this.#db, async (trx) => {',
		replace: `const step = (work: (trx: never) => Promise<unknown>) => work(this.#db as never);
		await step(async (trx) => {`
	},
	{
		name: 'what a device tells applied without a transaction',
		file: 'server/database/in-transaction.ts',
		find: 'await db.transaction().execute((trx) => onRecord(trx, work))',
		replace: 'await onRecord(db as never, work)'
	},
	{
		name: 'a document called held before it is stored',
		file: 'server/documents/complete.ts',
		find: 'await documents.put(',
		replace: 'void documents.put('
	},
	{
		name: 'parts deleted before the digest is checked',
		file: 'server/documents/complete.ts',
		find: 'const finding = await moveToStore(parts, document);',
		replace: `const finding = await moveToStore(parts, document);
	await parts.db.deleteFrom('document_part').where('document_id', '=', document.id).execute();`
	},
	{
		name: 'the digest not checked',
		file: 'server/documents/content-check.ts',
		find: "if (hash.digest('hex') !== declared.sha256)",
		replace: 'if (false)'
	},
	{
		name: 'the offset taken from the client',
		file: 'server/documents/append.ts',
		find: 'if (claimed?.held !== offset) return null;',
		replace: 'if (!claimed) return null;'
	},
	{
		name: 'an append that takes over begins from zero',
		file: 'server/store/document-receipt.ts',
		find: '.set({ receiver: claim.receiver, updated_at: claim.at })',
		replace: '.set({ receiver: claim.receiver, updated_at: claim.at, held: 0 })'
	},
	{
		name: 'revisions that stand still like a coarse clock',
		file: 'server/store/persons.ts',
		find: "revision: row('revision', '+', 1)",
		replace: "revision: row('revision', '+', (globalThis.planted = !globalThis.planted) ? 1 : 0)"
	},
	{
		name: 'a cursor ahead of what was told',
		file: 'server/sync/pull.ts',
		find: 'cursor: reached,',
		replace: 'cursor: revision + (cursor === 0 ? 1 : 0),'
	},
	{
		name: 'a repeated mutation applied again',
		file: 'server/sync/numbering.ts',
		find: 'repeats: mutations.filter(({ seq }) => seq <= lastSeq),\n\t\tfresh: mutations.filter(({ seq }) => seq > lastSeq)',
		replace: 'repeats: [],\n\t\tfresh: mutations'
	},
	{
		name: 'outcomes not stored',
		file: 'server/sync/push.ts',
		find: 'await addOutcomes(trx, client, applied);',
		replace: ''
	},
	{
		name: 'the owner missing from what documents a device is told',
		file: 'server/store/documents.ts',
		find: ".where('person_id', '=', owner)\n\t\t.where('revision', '>', after)",
		replace: ".where('revision', '>', after)"
	},
	{
		name: 'the owner missing from what application is found',
		file: 'server/store/applications.ts',
		find: ".where('id', '=', id)\n\t\t.where('person_id', '=', owner)",
		replace: ".where('id', '=', id)"
	},
	{
		name: 'a submission that comes again registered again',
		file: 'server/sync/mutations/submit-application.ts',
		find: "if (!canMove(application.status, 'registered', 'applicant')) return answerAgain(application);",
		replace: ''
	},
	{
		name: 'one number given twice',
		file: 'server/store/number-series.ts',
		find: "row('number_series.last', '+', 1)",
		replace: "row('number_series.last', '+', 0)"
	},
	{
		name: 'a confirmation that drops what others typed',
		file: 'server/sync/mutations/overrule.ts',
		find: 'if (others.length > 0) side.conflicts[name] = others;',
		replace: ''
	},
	{
		name: 'the loser of a conflict dropped',
		file: 'domain/application/merge.ts',
		find: "const isDisplaced = value !== from && value !== '';",
		replace: 'const isDisplaced = false;'
	},
	{
		name: 'a choice that settles what nobody was shown',
		file: 'domain/application/merge.ts',
		find: 'open.filter(({ value }) => !settled[name]?.includes(value))',
		replace: 'settled[name] ? [] : open'
	},
	{
		name: 'an application that goes on before the documents of the answer are there',
		file: 'server/sync/mutations/settle-answer.ts',
		find: 'if (!given.every(isHeld)) return;',
		replace: ''
	},
	{
		name: 'an application that stands still when all of the answer is there',
		file: 'server/documents/settle-document.ts',
		find: 'await settleAnswer({ trx, owner, clock, random, now, revision }, applicationId);',
		replace: ''
	}
];
