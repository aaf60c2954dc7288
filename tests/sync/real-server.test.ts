import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { EXCHANGE_BUDGET_BYTES } from '../../src/lib/domain/wire/protocol.ts';
import { confirmApplication } from '../../src/lib/local/actions/confirm-application.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { startDraft } from '../../src/lib/local/actions/start-draft.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import type { Engine } from '../../src/lib/sync/engine.ts';
import { attach, completeDraft, completeFields, type TestDevice } from '../local/device.ts';
import { Between, realPdf, rest } from './between.ts';

/* What a device tells the whole server over real HTTP: how much of it there is, and in what order it goes. */

const DISTRICT = 'AZ-BA-NESIMI';
const HOUR = 3_600_000;
const NOTES = 'Ünvan köhnə bazarın yanındadır, qapı nömrəsi yoxdur. ';

let between: Between;
beforeAll(async () => {
	between = await Between.open();
}, 60_000);
afterAll(() => between.close());

let device: TestDevice;
let workspace: Workspace;
let engine: Engine;

beforeEach(async () => {
	({ device, engine } = await between.newDevice());
	workspace = device.workspace;
});

/** A draft with all that is asked for, in a district there is. */
async function draft(size = 2_000): Promise<ApplicationId> {
	const id = await completeDraft(workspace, size, realPdf);
	await saveFields(workspace, id, { district: DISTRICT });
	return id;
}

const read = async (id: ApplicationId) => (await workspace.db.applications.get(id))!;

test.each([2_000, 4_000_000])(
	'an application gets its number by one request of at most 4 KB, head and body, though each of its documents has %i bytes',
	async (size) => {
		const id = await draft(size);
		await saveFields(workspace, id, { notes: NOTES.repeat(5) });
		expect(await confirmApplication(workspace, id)).toEqual([]);
		await engine.step();
		expect((await read(id)).number).toMatch(/^\d\d-\d{5,}-\d$/);
		const [told, ...more] = between.requests;
		expect(more).toEqual([]);
		expect(told!.head + told!.body).toBeLessThanOrEqual(4096);
		const documents = await workspace.db.documents.toArray();
		expect(documents.map(({ held }) => held)).toEqual([0, 0]);
	}
);

test.each([48, -48])(
	'a device whose clock is %i hours off gets the same number, date and term, and all of it arrives',
	async (hours) => {
		device.pass(hours * HOUR);
		const id = await draft();
		await confirmApplication(workspace, id);
		await engine.step();
		// Set right, or wrong again, while documents are on their way.
		device.pass(-2 * hours * HOUR);
		await rest(engine);
		const { number, status, submittedAt } = await read(id);
		expect({ number, status }).toEqual({
			number: expect.any(String) as string,
			status: 'registered'
		});
		const { clock } = between.product.runtime;
		expect(Math.abs(Date.parse(submittedAt!) - clock())).toBeLessThan(HOUR);
		const documents = await workspace.db.documents.toArray();
		expect(documents.map(({ state }) => state)).toEqual(['held', 'held']);
		expect(await workspace.db.mutations.count()).toBe(0);
	}
);

test('what was typed for weeks without a link goes in requests within the budget, and all of it is there', async () => {
	const drafts = 80;
	for (let count = 0; count < drafts; count++) {
		const fields = { ...completeFields, notes: NOTES.repeat(18) };
		await startDraft(workspace, { type: 'newConsumer', source: 'eGov', fields });
	}
	await rest(engine);
	const bodies = between.requests.map(({ body }) => body);
	expect(bodies.filter((body) => body > EXCHANGE_BUDGET_BYTES / 2).length).toBeGreaterThan(1);
	const envelope = 300;
	expect(Math.max(...bodies)).toBeLessThanOrEqual(EXCHANGE_BUDGET_BYTES + envelope);
	const other = between.anotherDevice(workspace.person!.id);
	await rest(other.engine);
	expect(await other.device.workspace.db.applications.count()).toBe(drafts);
});

test('what the server refuses stands on its application with the reason, and what is behind it goes on', async () => {
	const refused = await draft();
	await saveFields(workspace, refused, { district: 'AZ-NOWHERE' });
	await confirmApplication(workspace, refused);
	const behind = await draft();
	await confirmApplication(workspace, behind);
	await rest(engine);
	expect((await read(behind)).number).toEqual(expect.any(String));
	expect(await read(refused)).toMatchObject({
		...{ number: null, confirmedAt: null },
		problems: [{ code: 'districtUnknown', at: 'district' }]
	});
	expect(await workspace.db.mutations.count()).toBe(0);
	await saveFields(workspace, refused, { district: DISTRICT });
	expect(await confirmApplication(workspace, refused)).toEqual([]);
	await rest(engine);
	expect((await read(refused)).number).toEqual(expect.any(String));
});

test.each([
	['an answer is mended', (id: ApplicationId) => saveFields(workspace, id, { district: DISTRICT })],
	[
		'a document is attached',
		(id: ApplicationId) =>
			attach(workspace, id, { kind: 'ownership', file: realPdf('yeni.pdf', 900) })
	]
])(
	'all of a draft stays when %s after the server has refused the first it heard of it',
	async (_what, mend) => {
		const id = await draft();
		await saveFields(workspace, id, { district: 'AZ-NOWHERE', notes: NOTES });
		await confirmApplication(workspace, id);
		await rest(engine);
		const { fields, problems } = await read(id);
		expect(problems).toMatchObject([{ at: 'district' }]);
		await mend(id);
		await rest(engine);
		expect({ ...(await read(id)).fields, district: '' }).toEqual({ ...fields, district: '' });
		const other = between.anotherDevice(workspace.person!.id);
		await rest(other.engine);
		const there = other.device.workspace.db;
		expect((await there.applications.get(id))?.fields).toEqual((await read(id)).fields);
		const kinds = (await there.documents.toArray()).map(({ kind }) => kind);
		expect(new Set(kinds)).toEqual(new Set(['ownership', 'residence']));
		await saveFields(workspace, id, { district: DISTRICT });
		expect(await confirmApplication(workspace, id)).toEqual([]);
		await rest(engine);
		expect((await read(id)).number).toMatch(/^\d\d-\d{5,}-\d$/);
	}
);
