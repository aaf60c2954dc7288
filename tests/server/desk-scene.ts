import { beforeEach } from 'vitest';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import { type QueueQuery, queueQuery } from '../../src/lib/domain/wire/desk.ts';
import type { QueueLine } from '../../src/lib/domain/wire/desk-answers.ts';
import type { Operating } from '../../src/lib/server/desk/parts.ts';
import { answerQueue } from '../../src/lib/server/desk/queue/answer-queue.ts';
import { parse } from 'valibot';
import { declare, FIELDS, newId, says, TestDevice } from './sync-device.ts';
import type { OnDatabases } from './databases.ts';
import { pdfOf } from './pdf.ts';
import { onEachSyncScene, type SyncScene } from './sync-scene.ts';
import { addPerson } from './sync-server.ts';

/** A desk with two operators, on the server where someone's devices sync. */
export interface DeskScene extends SyncScene {
	/** Two of the staff. */
	leyla: Operating;
	samir: Operating;
}

/** Runs a suite on each database, or on those told, each test at a desk of its own. */
export function onEachDesk(suite: (scene: DeskScene) => void, on?: OnDatabases): void {
	onEachSyncScene((scene) => {
		const desk = scene as DeskScene;
		beforeEach(async () => {
			desk.leyla = await addOperator(desk, 'Leyla');
			desk.samir = await addOperator(desk, 'Samir');
		});
		suite(desk);
	}, on);
}

async function addOperator({ database }: DeskScene, name: string): Promise<Operating> {
	const personId = await addPerson(database, name);
	const fin = name.toUpperCase().padEnd(7, '9').slice(0, 7);
	await database.updateTable('person').set({ fin }).where('id', '=', personId).execute();
	const staff = { fin, role: 'operator', label: name, sample: 0, added_at: 0 } as const;
	await database.insertInto('staff').values(staff).execute();
	return { personId, role: 'operator' };
}

/** A citizen who has signed in, with a device. */
export async function addCitizen(scene: DeskScene, name: string): Promise<TestDevice> {
	return new TestDevice(scene.server, await addPerson(scene.database, name));
}

export interface Sent {
	id: ApplicationId;
	/** Sends the bytes of one of its two documents. */
	sendDocument: (index: number) => Promise<void>;
}

/** Sends an application whose documents are still to come. */
export async function sendApplication(
	device: TestDevice,
	fields: Record<string, string> = {}
): Promise<Sent> {
	const id = newId<ApplicationId>();
	const bytes = [pdfOf(2000), pdfOf(3000)];
	const documents = [declare(bytes[0]!), declare(bytes[1]!, 'residence')];
	await device.tell(says.submit(id, documents, { ...FIELDS, ...fields }));
	const sendDocument = async (index: number) => {
		await device.append(documents[index]!.id, 0, bytes[index]!);
	};
	return { id, sendDocument };
}

/** Sends an application with both its documents: the desk finds it ready. */
export async function sendWhole(
	device: TestDevice,
	fields: Record<string, string> = {}
): Promise<ApplicationId> {
	const { id, sendDocument } = await sendApplication(device, fields);
	await sendDocument(0);
	await sendDocument(1);
	return id;
}

/** A query as a screen sends it: what it doesn't name is as it is by default. */
export function query(
	filter: Partial<QueueQuery['filter']> = {},
	order: Partial<QueueQuery['order']> = {}
): QueueQuery {
	return parse(queueQuery, { filter, order: { by: 'due', isDescending: false, ...order } });
}

/** All lines an operator sees, page by page. */
export async function readLines(
	{ server, leyla }: DeskScene,
	asked: QueueQuery = query(),
	{ limit = 50, operator = leyla }: { limit?: number; operator?: Operating } = {}
): Promise<QueueLine[]> {
	const lines: QueueLine[] = [];
	let after: string | null = null;
	do {
		const request = { ...asked, after, limit };
		const page: Awaited<ReturnType<typeof answerQueue>> = await answerQueue(
			server.parts,
			operator,
			request
		);
		lines.push(...page.lines);
		after = page.next;
	} while (after);
	return lines;
}

/** The ids of lines, in their order. */
export function idsOf(lines: readonly { id: ApplicationId | PersonId }[]): string[] {
	return lines.map(({ id }) => id);
}
