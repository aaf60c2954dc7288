import { expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { pdfOf } from './pdf.ts';
import { declare, declareBoth, newId, says, TestDevice } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { addPerson } from './sync-server.ts';

const DONE = { ok: true };
const refused = (code: string) => ({ ok: false, problems: [{ code, at: 'ownership' }] });

onEachSyncScene((scene) => {
	const allow = (limits: { personUnfinishedDocuments?: number; personDocumentBytes?: number }) =>
		Object.assign(scene.server.parts.config, limits);
	const attach = (size = 2000) =>
		scene.phone.tell(says.attach(newId<ApplicationId>(), declare(pdfOf(size))));

	it('a person has no more documents on their way than may be, and may send more as they arrive or go', async () => {
		allow({ personUnfinishedDocuments: 2 });
		const bytes = pdfOf(2000);
		const [arriving, going] = [declare(bytes), declare(bytes)];
		const application = newId<ApplicationId>();
		expect(await scene.phone.tell(says.attach(newId(), arriving))).toEqual(DONE);
		expect(await scene.phone.tell(says.attach(application, going))).toEqual(DONE);
		expect(await attach()).toEqual(refused('documentsUnfinished'));
		expect(await scene.phone.append(arriving.id, 0, bytes)).toMatchObject({ kind: 'held' });
		expect(await attach()).toEqual(DONE);
		expect(await attach()).toEqual(refused('documentsUnfinished'));
		await scene.phone.tell(says.remove(application, going.id));
		expect(await attach()).toEqual(DONE);
	});

	it('a person’s documents take no more room than may be, until they are decided on', async () => {
		allow({ personDocumentBytes: 10_000 });
		expect(await attach(6000)).toEqual(DONE);
		expect(await attach(4001)).toMatchObject(refused('documentsRoom'));
		expect(await attach(4000)).toEqual(DONE);
		await scene.database.updateTable('application').set({ status: 'done' }).execute();
		expect(await attach(9000)).toEqual(DONE);
	});

	it('one person’s documents are nothing to another’s room', async () => {
		allow({ personUnfinishedDocuments: 1 });
		expect(await attach()).toEqual(DONE);
		const other = new TestDevice(scene.server, await addPerson(scene.database));
		expect(await other.tell(says.attach(newId(), declare(pdfOf(2000))))).toEqual(DONE);
	});

	it('a submission that has no room for its documents gets no number, and gets one when there is', async () => {
		allow({ personUnfinishedDocuments: 1 });
		const submit = says.submit(newId(), declareBoth());
		expect(await scene.phone.tell(submit)).toEqual(refused('documentsUnfinished'));
		allow({ personUnfinishedDocuments: 2 });
		expect(await scene.phone.tell(submit)).toMatchObject({
			ok: true,
			number: expect.any(String) as string
		});
	});
});
