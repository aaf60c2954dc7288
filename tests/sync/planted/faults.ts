/** A mistake somebody could make: a textual change of the product, put in when its module is loaded. */
export interface PlantedFault {
	name: string;
	/** Below src/lib. */
	file: string;
	find: string;
	replace: string;
}

/** Every mistake the simulation must notice. */
export const PLANTED: readonly PlantedFault[] = [
	{
		name: 'bytes counted before they are kept',
		file: 'server/documents/receive.ts',
		find: 'await this.#db.transaction().execute(async (trx) => {',
		replace: `const step = (work: (trx: never) => Promise<unknown>) => work(this.#db as never);
		await step(async (trx) => {`
	},
	{
		name: 'what a device tells applied without a transaction',
		file: 'server/changes/change-and-tell.ts',
		find: 'await db.transaction().execute(async (trx) => ({',
		replace: `await ((work: (trx: never) => Promise<{ result: Result; raised: [] }>) =>
		work(db as never))(async (trx) => ({`
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
		name: 'a new number at every try',
		file: 'sync/exchange.ts',
		find: 'const number = seq ?? ++sent;',
		replace: 'const number = ++sent;'
	},
	{
		name: 'a mutation deleted when it is sent',
		file: 'sync/exchange.ts',
		find: 'if (seq === null) await db.mutations.update(order, { seq: number });',
		replace: 'await db.mutations.delete(order);'
	},
	{
		name: 'a mutation changed after it was sent',
		file: 'local/mutation-log.ts',
		find: 'row.seq === null && row.mutation',
		replace: 'row.mutation'
	},
	{
		name: 'tombstones ignored',
		file: 'sync/exchange.ts',
		find: "if ('removed' in record) return removeApplication(db, record, pending);",
		replace: "if ('removed' in record) return;"
	},
	{
		name: 'what was refused forgotten with the draft it was for',
		file: 'sync/exchange.ts',
		find: 'if (pending.length === 0 && isRead)',
		replace: 'if (pending.length === 0)'
	},
	{
		name: 'a refused removal not made good',
		file: 'sync/exchange.ts',
		find: 'const cursor = isMissing ? 0 : answer.cursor;',
		replace: 'const cursor = answer.cursor;'
	},
	{
		name: 'an answer taken in by two transactions',
		file: 'sync/exchange.ts',
		find: "return db.transaction('rw', tables, async () => {",
		replace: `await db.transaction('rw', tables, async () => {
		const numbering = await readMeta(db, 'numbering');
		const { cursor, lastSeq: acknowledged } = answer;
		if (numbering) await writeMeta(db, 'numbering', { ...numbering, acknowledged, cursor });
	});
	return db.transaction('rw', tables, async () => {`
	},
	{
		name: 'the queue thrown away with the old numbering',
		file: 'sync/numbering.ts',
		find: 'await db.mutations.toCollection().modify({ seq: null });',
		replace: 'await db.mutations.clear();'
	},
	{
		name: 'bytes let go before the server has them',
		file: 'local/documents/release.ts',
		find: "if (document.state === 'held')",
		replace: 'if (true)'
	},
	{
		name: 'what was typed too late dropped without a word',
		file: 'local/actions/save-fields.ts',
		find: 'if (!isEditable(row)) return leaveOver(workspace, row, changes);',
		replace: 'if (!isEditable(row)) return;'
	},
	{
		name: 'a wait that is never capped',
		file: 'sync/backoff.ts',
		find: 'Math.min(LONGEST_WAIT,',
		replace: 'Math.max(LONGEST_WAIT * 10,'
	}
];
