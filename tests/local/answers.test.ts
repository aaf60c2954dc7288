import { beforeEach, expect, it } from 'vitest';
import type { Question } from '../../src/lib/domain/application/question.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import type { Outcome } from '../../src/lib/domain/wire/exchange.ts';
import type { AnswerQuestion } from '../../src/lib/domain/wire/mutation.ts';
import type { StatusEvent } from '../../src/lib/domain/wire/records.ts';
import {
	attachToAnswer,
	removeFromAnswer,
	saveAnswer,
	sendAnswer
} from '../../src/lib/local/actions/answer-question.ts';
import { discardAnswer } from '../../src/lib/local/actions/discard-answer.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { readApplication } from '../../src/lib/local/queries/applications.ts';
import { readLinkView } from '../../src/lib/local/queries/link-view.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import { applyAnswer } from '../../src/lib/sync/exchange.ts';
import { nextUpload } from '../../src/lib/sync/uploads.ts';
import { completeDraft, pdfFile, testDevice, type TestDevice } from './device.ts';

const ASKED = '01900000-0000-7000-8000-0000000000aa';
const ASKED_ANEW = '01900000-0000-7000-8000-0000000000bb';

let device: TestDevice;
let workspace: Workspace;
let id: ApplicationId;

beforeEach(async () => {
	device = testDevice();
	({ workspace } = device);
	id = await completeDraft(workspace);
	await workspace.db.mutations.clear();
	await workspace.db.documents.toCollection().modify({ state: 'held', declared: true });
});

async function ask(question: Partial<Question>, step = ASKED): Promise<void> {
	const asked = { text: 'Ev nömrəsi?', documents: [], fields: [], ...question };
	const event: StatusEvent = {
		...{ id: step, status: 'moreInfo', at: '2026-11-23T09:00:00.000Z' },
		...{ note: asked.text, question: asked }
	};
	await workspace.db.applications.update(id, { status: 'moreInfo', number: 'N', history: [event] });
}

function attach(kind: 'ownership' | 'residence', name = 'yeni.pdf') {
	const file = pdfFile(name, 600);
	return attachToAnswer(workspace, { applicationId: id, kind, file, maxBytes: 10_000 });
}

const view = async (of = workspace) => (await readApplication(of.db, id))!;
const queued = async () =>
	(await workspace.db.mutations.toArray()).map(({ mutation }) => mutation as AnswerQuestion);

/** The server's word on the answer that waits. */
async function hear(outcome: Outcome): Promise<void> {
	const { db } = workspace;
	await db.mutations.toCollection().modify({ seq: 1 });
	await applyAnswer(db, {
		...{ kind: 'exchanged', lastSeq: 1, results: [{ seq: 1, outcome }], more: false },
		...{ changes: { applications: [], documents: [] }, cursor: 1, now: '' }
	});
}

it('what is typed and attached outlives the browser, and nobody is told of it yet', async () => {
	await ask({ documents: ['ownership'], fields: ['house'] });
	await saveAnswer(workspace, id, { fields: { house: '14' } });
	await saveAnswer(workspace, id, { text: 'Düzəltdim' });
	await attach('ownership');
	const after = await view(device.reopened());
	expect(after.answer).toMatchObject({ text: 'Düzəltdim', fields: { house: '14' } });
	expect(after.answerDocuments.map(({ name }) => name)).toEqual(['yeni.pdf']);
	expect(after.documents).toHaveLength(2);
	expect(await queued()).toEqual([]);
	expect(await nextUpload(workspace.db)).toBeUndefined();
	expect(await readLinkView(workspace.db)).toMatchObject({ draftAnswers: 1, bytesLeft: 0 });
});

it('an answer is queued once, whole, and its documents go when the server has taken it', async () => {
	await ask({ documents: ['ownership'], fields: ['house'] });
	await saveAnswer(workspace, id, { text: 'Budur', fields: { house: '14' } });
	await attach('ownership');
	expect(await sendAnswer(workspace, id)).toEqual([]);
	expect(await sendAnswer(workspace, id)).toEqual([]);
	expect(await queued()).toMatchObject([
		{ question: ASKED, text: 'Budur', fields: { house: '14' }, documents: [{ name: 'yeni.pdf' }] }
	]);
	expect((await view()).documents).toHaveLength(3);
	expect(await nextUpload(workspace.db)).toBeUndefined();
	await hear({ ok: true });
	expect((await view()).answer).toBeNull();
	expect((await nextUpload(workspace.db))?.name).toBe('yeni.pdf');
});

it('what is missing is told, and nothing is queued', async () => {
	await ask({ documents: ['residence'], fields: ['house'] });
	await saveAnswer(workspace, id, { fields: { house: '' } });
	expect(await sendAnswer(workspace, id)).toEqual([
		{ code: 'required', at: 'house' },
		{ code: 'documentMissing', at: 'residence' }
	]);
	expect(await queued()).toEqual([]);
});

it('a question in words alone wants words', async () => {
	await ask({});
	expect(await sendAnswer(workspace, id)).toEqual([{ code: 'required', at: 'answer' }]);
});

it('an answer the server does not take is the person’s again, with the reason', async () => {
	await ask({ documents: ['ownership'] });
	await saveAnswer(workspace, id, { text: 'Budur' });
	await attach('ownership');
	await sendAnswer(workspace, id);
	await hear({ ok: false, problems: [{ code: 'alreadyAnswered' }] });
	const after = await view();
	expect(after.problems).toEqual([{ code: 'alreadyAnswered' }]);
	expect(after.answer).toMatchObject({ text: 'Budur', queuedAs: null });
	expect(after.answerDocuments).toHaveLength(1);
	expect(await queued()).toEqual([]);
});

it('another document of a kind makes way for the last, and one can be taken off', async () => {
	await ask({ documents: ['ownership'] });
	await attach('ownership', 'bir.pdf');
	await attach('ownership', 'iki.pdf');
	const [kept] = (await view()).answerDocuments;
	expect(kept?.name).toBe('iki.pdf');
	expect((await view()).answerDocuments).toHaveLength(1);
	const before = await workspace.db.parts.count();
	await removeFromAnswer(workspace, kept!.id);
	expect((await view()).answerDocuments).toEqual([]);
	expect(await workspace.db.parts.count()).toBe(before - 1);
});

it('words written for a question that was taken back serve the one in its place', async () => {
	await ask({});
	await saveAnswer(workspace, id, { text: 'Uzun cavab' });
	await ask({}, ASKED_ANEW);
	await saveAnswer(workspace, id, { fields: {} });
	expect((await view()).answer).toMatchObject({ text: 'Uzun cavab' });
});

it('documents attached for a question that was answered elsewhere go with the answer to the next', async () => {
	await ask({ documents: ['ownership'] });
	await saveAnswer(workspace, id, { text: 'Budur' });
	await attach('ownership');
	await ask({ documents: ['ownership'] }, ASKED_ANEW);
	expect(await sendAnswer(workspace, id)).toEqual([]);
	expect(await queued()).toMatchObject([
		{ question: ASKED_ANEW, text: 'Budur', documents: [{ name: 'yeni.pdf' }] }
	]);
	expect((await view()).answerDocuments).toEqual([]);
});

it('a document attached for the next question takes the place of the one from before', async () => {
	await ask({ documents: ['ownership'] });
	await attach('ownership', 'birinci.pdf');
	const before = await workspace.db.parts.count();
	await ask({ documents: ['ownership'] }, ASKED_ANEW);
	await attach('ownership', 'ikinci.pdf');
	expect((await view()).answerDocuments.map(({ name }) => name)).toEqual(['ikinci.pdf']);
	expect(await workspace.db.parts.count()).toBe(before);
	expect(await sendAnswer(workspace, id)).toEqual([]);
	expect(await queued()).toMatchObject([{ documents: [{ name: 'ikinci.pdf' }] }]);
});

it('a document the next question does not ask for stays here, told of, until it is put away', async () => {
	await ask({ documents: ['ownership'] });
	await attach('ownership');
	const before = await workspace.db.parts.count();
	await ask({}, ASKED_ANEW);
	await saveAnswer(workspace, id, { text: 'Düzdür' });
	await sendAnswer(workspace, id);
	expect(await queued()).toMatchObject([{ documents: [] }]);
	await hear({ ok: true });
	await workspace.db.applications.update(id, { status: 'inProgress' });
	expect((await view()).answerDocuments.map(({ name }) => name)).toEqual(['yeni.pdf']);
	expect(await readLinkView(workspace.db)).toMatchObject({ draftAnswers: 1 });
	await discardAnswer(workspace, id);
	expect(await view()).toMatchObject({ answer: null, answerDocuments: [] });
	expect(await workspace.db.parts.count()).toBe(before - 1);
});

it('what was typed too late stays to be read when an answer is given', async () => {
	await ask({});
	await saveFields(workspace, id, { house: '99' });
	await saveAnswer(workspace, id, { text: 'Budur' });
	expect(await sendAnswer(workspace, id)).toEqual([]);
	expect(await view()).toMatchObject({
		leftOver: { house: '99' },
		problems: [{ code: 'alreadySubmitted' }]
	});
});

it('an answer nobody waits for any more can be put away, with its documents', async () => {
	await ask({ documents: ['ownership'] });
	await attach('ownership');
	await workspace.db.applications.update(id, { status: 'rejected' });
	expect(await sendAnswer(workspace, id)).toEqual([{ code: 'notAllowedNow' }]);
	await discardAnswer(workspace, id);
	expect(await view()).toMatchObject({ answer: null, answerDocuments: [] });
});
