import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { withdrawApplication } from '../../src/lib/local/actions/application.ts';
import { confirmApplication } from '../../src/lib/local/actions/confirm-application.ts';
import { saveAnswer, sendAnswer } from '../../src/lib/local/actions/answer-question.ts';
import { saveFields } from '../../src/lib/local/actions/save-fields.ts';
import { startDraft } from '../../src/lib/local/actions/start-draft.ts';
import type { PersonDatabase } from '../../src/lib/local/person-database.ts';
import { completeDraft } from '../local/device.ts';
import { realPdf, rest as restOnce } from './between.ts';
import { type Device, RestorableServer } from './restorable-server.ts';

/* The server is lost and stands again as it did when it was backed up: what its devices have had answered since. */

let server: RestorableServer;
let phone: Device;
let db: PersonDatabase;

beforeEach(async () => {
	server = await RestorableServer.open();
	phone = server.newDevice();
	db = phone.workspace.db;
});
afterEach(() => server.close());

/** A device that is told to begin anew waits a moment; then it is looked at again. */
async function rest(engine: Device['engine']): Promise<void> {
	for (let looks = 0; looks < 4; looks++) await restOnce(engine);
}

async function draft(): Promise<ApplicationId> {
	const id = await completeDraft(phone.workspace, 2000, realPdf);
	await saveFields(phone.workspace, id, { district: 'az-sbn' });
	return id;
}

async function send(id: ApplicationId): Promise<void> {
	expect(await confirmApplication(phone.workspace, id)).toEqual([]);
	await rest(phone.engine);
}

const read = async (id: ApplicationId, at = phone) => (await at.workspace.db.applications.get(id))!;

const fieldsThere = async (id: ApplicationId) =>
	JSON.parse((await server.application(id)).fields) as Record<string, string>;

const placesHere = async () => (await db.documents.toArray()).map(({ state }) => state);
const placesThere = async () => (await server.documents()).map(({ state }) => state);

/** Raises the owner's revision by other drafts, and lets the phone hear of it. */
async function goOn(drafts: number): Promise<void> {
	for (let count = 0; count < drafts; count++) {
		await startDraft(phone.workspace, { type: 'newConsumer', source: 'eGov', fields: {} });
	}
	await rest(phone.engine);
}

test('what the desk asks after the server was restored reaches a device that was ahead of it', async () => {
	const id = await draft();
	await send(id);
	await server.backUp();
	await goOn(5);
	await server.desk().move(id, { status: 'inProgress' });
	await rest(phone.engine);
	const { history: steps } = await read(id);
	await db.applications.update(id, { seenEvents: steps.length });
	await server.restore();
	await server.desk().ask(id, { text: 'Evin nömrəsi aydın deyil.' });
	await rest(phone.engine);
	expect(await read(id)).toMatchObject({ status: 'moreInfo', problems: [] });
	// As after any question of the desk's there is something new to look at.
	const { history, seenEvents } = await read(id);
	expect(history.length).toBeGreaterThan(seenEvents);
});

test.each(['by its cursor', 'by its numbers'])(
	'a draft that was begun since the backup goes there again whole, with its documents (noticed %s)',
	async (how) => {
		await goOn(1);
		await server.backUp();
		const id = await draft();
		await rest(phone.engine);
		expect(await placesHere()).toEqual(['held', 'held']);
		await server.restore();
		if (how === 'by its cursor') await server.forgetDevices();
		await rest(phone.engine);
		expect((await read(id)).fields).toMatchObject({ house: '12A', district: 'az-sbn' });
		const laptop = server.newDevice();
		await rest(laptop.engine);
		expect((await read(id, laptop)).fields).toMatchObject({ house: '12A', district: 'az-sbn' });
		expect([await placesHere(), await placesThere()]).toEqual([
			['held', 'held'],
			['held', 'held']
		]);
		expect(await db.mutations.count()).toBe(0);
	}
);

test('what was typed since the backup stands here and there again; the older value is kept beside it', async () => {
	const id = await draft();
	await rest(phone.engine);
	await server.backUp();
	await saveFields(phone.workspace, id, { house: '15', notes: 'Qapı göydür.' });
	await rest(phone.engine);
	await server.restore();
	await rest(phone.engine);
	const { fields, conflicts } = await read(id);
	expect(fields).toMatchObject({ house: '15', notes: 'Qapı göydür.' });
	expect(Object.keys(conflicts)).toEqual(['house']);
	expect(await fieldsThere(id)).toMatchObject({ house: '15', notes: 'Qapı göydür.' });
});

test.each(['nothing of it', 'its draft'])(
	'an application sent since the backup is sent again by itself where the server has %s',
	async (left) => {
		await goOn(1);
		if (left === 'nothing of it') await server.backUp();
		const id = await draft();
		await rest(phone.engine);
		if (left === 'its draft') await server.backUp();
		await saveFields(phone.workspace, id, { house: '15' });
		await send(id);
		const { confirmed_at: confirmedAt } = await server.application(id);
		await server.restore();
		await rest(phone.engine);
		expect(await read(id)).toMatchObject({ status: 'registered', problems: [] });
		expect(await server.documents()).toHaveLength(2);
		const again = await read(id);
		expect(again).toMatchObject({ number: expect.any(String) as string, confirmedAt: null });
		expect(again.fields).toMatchObject({ house: '15' });
		expect((await server.application(id)).confirmed_at).toBe(confirmedAt);
		// Held, their bytes were let go of here: where the server lost them the very same file is asked for.
		const place = left === 'its draft' ? 'held' : 'remote';
		expect(await placesHere()).toEqual([place, place]);
		expect(await db.mutations.count()).toBe(0);
	}
);

test('where it was not confirmed it is a draft again with everything that was sent, to be confirmed', async () => {
	await goOn(1);
	await server.backUp();
	const id = await draft();
	await send(id);
	await db.applications.toCollection().modify((row) => {
		delete row.confirmation;
	});
	await server.restore();
	await rest(phone.engine);
	expect(await read(id)).toMatchObject({ status: 'draft', confirmedAt: null, number: null });
	expect((await read(id)).fields).toMatchObject({ house: '12A', district: 'az-sbn' });
	expect(await placesHere()).toEqual(['remote', 'remote']);
});

test('a withdrawal the server has lost is told again', async () => {
	const id = await draft();
	await send(id);
	await server.backUp();
	await withdrawApplication(phone.workspace, id);
	await rest(phone.engine);
	expect((await read(id)).status).toBe('withdrawn');
	await server.restore();
	await rest(phone.engine);
	expect((await read(id)).status).toBe('withdrawn');
	expect((await server.application(id)).status).toBe('withdrawn');
});

test('an answer the server has lost is the person’s again, and the question stands open', async () => {
	const id = await draft();
	await send(id);
	await server.desk().ask(id, { fields: [] });
	await rest(phone.engine);
	await server.backUp();
	await saveAnswer(phone.workspace, id, { text: 'Nömrə 15-dir.' });
	expect(await sendAnswer(phone.workspace, id)).toEqual([]);
	await rest(phone.engine);
	expect(await read(id)).toMatchObject({ status: 'inProgress', answer: null });
	await server.restore();
	await rest(phone.engine);
	expect(await read(id)).toMatchObject({
		status: 'moreInfo',
		answer: { text: 'Nömrə 15-dir.', queuedAs: null }
	});
});

test.each(['by its cursor', 'by its numbers'])(
	'told anew in several pages, the rows are in doubt once, and what stands there is not told again (noticed %s)',
	async (how) => {
		await goOn(120);
		const id = await draft();
		await rest(phone.engine);
		await server.backUp();
		await saveFields(phone.workspace, id, { notes: 'Qapı göydür.' });
		await rest(phone.engine);
		await server.restore();
		if (how === 'by its cursor') await server.forgetDevices();
		const told: ApplicationId[] = [];
		db.mutations.hook('creating', (_order, row) => void told.push(row.applicationId));
		await rest(phone.engine);
		expect(told).toEqual([id]);
		const revisions = (await db.applications.toArray()).map(({ revision }) => revision);
		expect(Math.min(...revisions)).toBeGreaterThan(0);
		expect(await fieldsThere(id)).toMatchObject({ notes: 'Qapı göydür.' });
	}
);
