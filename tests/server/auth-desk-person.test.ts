import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { enterApplication } from '../../src/lib/server/desk/enter/enter-application.ts';
import { Scene } from './auth-scene.ts';
import { onEachDesk } from './desk-scene.ts';
import { FIELDS, newId } from './sync-device.ts';

/** As the provider says it of its next visitor. */
const RENA = { pin: '7ZZ7ZZ7', firstName: 'Rəna', lastName: 'Əliyeva' };

onEachDesk((desk) => {
	let scene: Scene;
	beforeEach(async () => {
		scene = await Scene.start(desk.database);
	});
	afterEach(() => scene.close());

	const enter = async (id: ApplicationId) => {
		const { pin: fin, firstName: givenName, lastName: familyName } = RENA;
		const asked = { id, type: 'newConsumer', source: 'callCentre', consent: '1' } as const;
		const fields = { ...FIELDS, fin };
		const { parts } = desk.server;
		return enterApplication(parts, desk.leyla, { ...asked, givenName, familyName, fields });
	};

	const ownerOf = async (id: ApplicationId) => {
		const rows = desk.database.selectFrom('application').select('person_id').where('id', '=', id);
		return (await rows.executeTakeFirstOrThrow()).person_id;
	};

	it('who signs in where the desk has entered something for them is signed in, and has it', async () => {
		const id = newId<ApplicationId>();
		await enter(id);
		scene.provider.lie = { claims: { user: RENA } };
		const { personId } = JSON.parse((await scene.signIn()).html) as { personId: string };
		expect(await ownerOf(id)).toBe(personId);
	});

	it('a page they have open elsewhere is told that there is more', async () => {
		await scene.signIn();
		const [known] = await desk.database.selectFrom('session').select('person_id').execute();
		const id = newId<ApplicationId>();
		await enter(id);
		const told = scene.app.parts.changes.listen(known!.person_id, AbortSignal.timeout(10_000));
		const next = told.next();
		// The same person, of whom the provider now says something else.
		scene.provider.lie = { claims: { user: RENA } };
		await scene.signIn();
		expect((await next).done).toBe(false);
		expect(await ownerOf(id)).toBe(known!.person_id);
	});
});
