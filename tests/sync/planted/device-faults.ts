import type { PlantedFault } from './fault.ts';

/** Mistakes on the device. */
export const DEVICE_FAULTS: readonly PlantedFault[] = [
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
		name: 'an answer queued each time its button is pressed',
		file: 'local/actions/answer-question.ts',
		find: 'if (row.answer?.queuedAs) return [];',
		replace: ''
	},
	{
		name: 'an answer kept on the device after it was taken',
		file: 'local/answers.ts',
		find: 'await changeQueued(db, answer, () => null);',
		replace: 'await changeQueued(db, answer, (draft) => ({ ...draft, queuedAs: null }));'
	},
	{
		name: 'a refused answer thrown away',
		file: 'local/answers.ts',
		find: '(draft) => ({ ...draft, queuedAs: null })',
		replace: '() => null'
	},
	{
		name: "an answer's documents sent before it",
		file: 'local/actions/answer-question.ts',
		find: '{ ...document, ...UNDECLARED, applicationId, answers: question }',
		replace: '{ ...document, ...UNDECLARED, declared: true, applicationId, answers: question }'
	},
	{
		name: "what an answer says forgotten with the server's next word",
		file: 'sync/exchange.ts',
		find: 'const own = { seenEvents, discardedAt, problems, leftOver, answer };',
		replace:
			'const own = { seenEvents, discardedAt, problems, leftOver, answer: record.status === "moreInfo" ? answer : null };'
	},
	{
		name: 'an answer taken in with no transaction around it',
		file: 'sync/exchange.ts',
		find: "return db.transaction('rw', tables, async () => {\n\t\tlet isMissing",
		replace: `return ((_mode: string, _tables: unknown, work: () => Promise<boolean>) => work())('rw', tables, async () => {
		let isMissing`
	},
	{
		name: 'a wait that is never capped',
		file: 'sync/backoff.ts',
		find: 'Math.min(LONGEST_WAIT,',
		replace: 'Math.max(LONGEST_WAIT * 10,'
	},
	{
		name: 'a locked device that goes on sending',
		file: 'local/open-workspace.ts',
		find: 'db.close();\n\t\t\tthrow new LockedError();',
		replace: 'return { ...tools, db, person: { id } as never };'
	},
	{
		name: 'rows sealed before the key is kept',
		file: 'local/pin/switch-pin.ts',
		find: "await writeMeta(db, 'pin', { ...wrapped, isGoing: false, lockAfter });",
		replace: `setTimeout(() => void writeMeta(db, 'pin', { ...wrapped, isGoing: false, lockAfter }), 2000);`
	},
	{
		name: 'a PIN taken off before the rows are opened',
		file: 'local/pin/switch-pin.ts',
		find: "await rewriteRows(db, 'sealed');",
		replace: ''
	}
];
