import { beforeEach, expect, test } from 'vitest';
import type { DocumentId } from '../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import { confirmApplication } from '../../src/lib/local/actions/confirm-application.ts';
import { hasAllParts } from '../../src/lib/local/documents/parts.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';
import type { Engine } from '../../src/lib/sync/engine.ts';
import type { AppendRun, Transport } from '../../src/lib/sync/transport.ts';
import { attach, pdfFile } from '../local/device.ts';
import { readyToSend } from './ready-to-send.ts';
import { takeAll } from './take-all.ts';

/* Documents the server does not know though it took what declared them: restored from a backup, or told by another device. */

/** A server that takes everything but what is lost to it. */
class Forgetful implements Transport {
	requests: ExchangeRequest[] = [];
	tried: DocumentId[] = [];
	lost = new Set<DocumentId>();

	exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
		this.requests.push(request);
		return Promise.resolve(takeAll(request));
	}

	append({ document, offset, bytes }: AppendRun): Promise<AppendAnswer> {
		this.tried.push(document);
		if (this.lost.has(document)) return Promise.resolve({ kind: 'unknown', held: 0 });
		return Promise.resolve({ kind: 'held', held: offset + bytes.length });
	}
}

let server: Forgetful;
let workspace: Workspace;
let engine: Engine;

beforeEach(async () => {
	server = new Forgetful();
	({ workspace, engine } = await readyToSend(server, { chance: 0 }));
});

const documents = () => workspace.db.documents.toArray();

/** A registered application whose first document the server does not know, and stands elsewhere for its kind. */
async function losesOneThatStandsElsewhere(): Promise<DocumentId> {
	const { db } = workspace;
	await engine.step();
	await db.applications
		.toCollection()
		.modify({ status: 'registered', number: 'SU-1', revision: 5 });
	const [first] = await documents();
	const other = { ...first!, id: crypto.randomUUID() as DocumentId, state: 'remote' as const };
	await db.documents.add(other);
	server.lost.add(first!.id);
	return first!.id;
}

test('a document the server does not know and the application does not take keeps no other waiting', async () => {
	const lost = await losesOneThatStandsElsewhere();
	// The one with the least left goes first: it is tried before the other.
	await workspace.db.documents.update(lost, { size: 999 });
	for (let move = 0; move < 10; move++) await engine.step();
	expect(server.tried.filter((id) => id === lost)).toHaveLength(1);
	const states = new Map((await documents()).map(({ id, state }) => [id, state]));
	expect([...states.values()].toSorted()).toEqual(['held', 'refused', 'remote']);
	expect(states.get(lost)).toBe('refused');
});

test('it is said to be refused, with the reason, and its bytes stay on the device', async () => {
	const lost = await losesOneThatStandsElsewhere();
	for (let move = 0; move < 10; move++) await engine.step();
	const row = await workspace.db.documents.get(lost);
	expect(row).toMatchObject({ state: 'refused', refusal: 'notAllowedNow' });
	expect(await hasAllParts(workspace.db, row!)).toBe(true);
});

test('a document the server does not know of a draft is told again and goes', async () => {
	await engine.step();
	const [first] = await documents();
	server.lost.add(first!.id);
	while (!server.tried.includes(first!.id)) await engine.step();
	server.lost.clear();
	for (let move = 0; move < 10; move++) await engine.step();
	expect((await documents()).map(({ state }) => state)).toEqual(['held', 'held']);
	const told = server.requests.flatMap(({ mutations }) => mutations);
	const again = told.filter(
		(mutation) => mutation.kind === 'attachDocument' && mutation.document.id === first!.id
	);
	expect(again).toHaveLength(2);
});

test('a document confirmed while the server was asked for it goes with the confirmation', async () => {
	await engine.step();
	const [application] = await workspace.db.applications.toArray();
	const [first] = await documents();
	server.lost.add(first!.id);
	const append = server.append.bind(server);
	server.append = async (run) => {
		await confirmApplication(workspace, application!.id);
		server.append = append;
		return append(run);
	};
	while (!server.tried.includes(first!.id)) await engine.step();
	expect(await workspace.db.documents.get(first!.id)).toMatchObject({
		...{ state: 'saved', declared: false }
	});
	server.lost.clear();
	for (let move = 0; move < 10; move++) await engine.step();
	expect((await documents()).map(({ state }) => state)).toEqual(['held', 'held']);
});

test('a submission that is taken declares the documents it carried and no others', async () => {
	const [application] = await workspace.db.applications.toArray();
	await confirmApplication(workspace, application!.id);
	const before = (await documents()).map(({ id }) => id);
	await workspace.db.applications.update(application!.id, { confirmedAt: null });
	const file = pdfFile('yeni.pdf', 1000);
	await attach(workspace, application!.id, { kind: 'ownership', file });
	await workspace.db.mutations
		.filter(({ mutation }) => mutation.kind === 'attachDocument')
		.delete();
	await engine.step();
	const declared = (await documents()).filter((document) => document.declared).map(({ id }) => id);
	expect(declared.toSorted()).toEqual(before.toSorted());
});
