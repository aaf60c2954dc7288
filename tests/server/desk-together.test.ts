import { beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import {
	holdApplication,
	releaseApplication
} from '../../src/lib/server/desk/application/holds.ts';
import { openApplication } from '../../src/lib/server/desk/application/read-application.ts';
import type { Operating } from '../../src/lib/server/desk/parts.ts';
import { addNoteTo } from '../../src/lib/server/desk/steps/add-note.ts';
import { onEachDesk, sendWhole } from './desk-scene.ts';
import { newId, says } from './sync-device.ts';

describe('an application that several work on', () => {
	onEachDesk((scene) => {
		let id: ApplicationId;
		beforeEach(async () => {
			id = await sendWhole(scene.phone);
		});

		const open = async () => (await openApplication(scene.server.parts, scene.leyla, id))!;

		it('carries notes that no applicant sees, each once however often it is told', async () => {
			const { parts } = scene.server;
			const note = newId<string>();
			const seen = await open();
			await addNoteTo(parts, scene.leyla, { id, note, text: 'Zəng etdim.' });
			const notes = await addNoteTo(parts, scene.leyla, { id, note, text: 'Zəng etdim.' });
			expect(notes).toMatchObject([{ text: 'Zəng etdim.', operator: 'Leyla Məmmədova' }]);
			expect(JSON.stringify(await scene.phone.read(id))).not.toContain('Zəng');
			// A note stands in nobody's way.
			expect((await open()).version).toBe(seen.version);
		});

		it('is in the hands of whoever opened it until they leave it or fall silent', async () => {
			const { database, leyla, samir } = scene;
			const hold = ({ personId: operator }: Operating, now: number) =>
				holdApplication(database, { id, operator, now });
			expect(await hold(leyla, 0)).toEqual({ isOurs: true });
			expect(await hold(samir, 30_000)).toMatchObject({ holder: { id: leyla.personId } });
			expect(await hold(leyla, 40_000)).toEqual({ isOurs: true });
			expect(await hold(samir, 90_000)).toMatchObject({ isOurs: false });
			expect(await hold(samir, 100_001)).toEqual({ isOurs: true });
			expect(await hold(leyla, 110_000)).toMatchObject({ holder: { id: samir.personId } });
			await releaseApplication(database, { id, operator: leyla.personId });
			expect(await hold(leyla, 120_000)).toMatchObject({ isOurs: false });
			await releaseApplication(database, { id, operator: samir.personId });
			expect(await hold(leyla, 130_000)).toEqual({ isOurs: true });
		});

		it('warns of others for the same consumer or the same door, however it was typed', async () => {
			const sameDoor = await sendWhole(scene.phone, { fin: '7ZZ7ZZ7', flat: '5' });
			const sameFin = await sendWhole(scene.phone, { house: '99' });
			await sendWhole(scene.phone, { fin: '8ZZ8ZZ8', house: '98' });
			const taken = await sendWhole(scene.phone);
			await scene.phone.tell(says.withdraw(taken));
			expect((await open()).duplicates).toMatchObject([
				{ id: sameFin, shares: ['fin'] },
				{ id: sameDoor, shares: ['address'] }
			]);
		});
	});
});
