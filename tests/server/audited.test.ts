import { expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { findSession, openSession } from '../../src/lib/server/auth/session.ts';
import { signOutByConsole } from '../../src/lib/server/auth/sign-out-by-console.ts';
import { revokeSessions, signOut } from '../../src/lib/server/auth/sign-out.ts';
import { verifyAudit } from '../../src/lib/server/audit/verify.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import type { Database } from '../../src/lib/server/database/database.ts';
import { SAMPLE_STAFF, settleSampleStaff } from '../../src/lib/server/staff/sample-staff.ts';
import { addStaff, listStaff, removeStaff } from '../../src/lib/server/staff/staff.ts';
import { SAMPLE_PEOPLE } from '../../src/lib/server/auth/sandbox/people.ts';
import { inTransaction } from '../../src/lib/server/database/in-transaction.ts';
import { SandboxScene } from './auth-sandbox-scene.ts';
import { onEachDatabase } from './databases.ts';
import { declareBoth, newId, says } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { addPerson, random } from './sync-server.ts';

const CHANGE = { actor: 'console', at: 1 } as const;

/** As the server is told, with a provider of its own or with the sandbox. */
function configOf(identity: 'sandbox' | 'oidc') {
	const oidc = { OIDC_ISSUER: 'https://id.test', OIDC_CLIENT_ID: 'muraciet', DOCUMENT_KEYS: 'own' };
	return readConfig({ IDENTITY: identity, NOTIFY: 'sandbox', ...oidc });
}

async function deeds(db: Database) {
	const rows = await db.selectFrom('audit').selectAll().orderBy('seq').execute();
	return rows.map(({ actor, role, deed, detail }) => [actor, role, deed, detail]);
}

onEachSyncScene((scene) => {
	it('every step of an application is on record with whose it is', async () => {
		const id = newId<ApplicationId>();
		await scene.phone.exchange(says.submit(id, declareBoth()));
		await scene.phone.exchange(says.withdraw(id));
		const rows = await scene.database.selectFrom('audit').selectAll().orderBy('seq').execute();
		const { person } = scene.phone;
		const theirs = { actor: person, role: 'applicant', application_id: id, owner_id: person };
		expect(rows).toMatchObject([
			{ ...theirs, deed: 'changeStatus', detail: 'registered' },
			{ ...theirs, deed: 'changeStatus', detail: 'withdrawn' }
		]);
		expect(await verifyAudit(scene.database)).toMatchObject({ kind: 'whole', rows: 2 });
	});
});

onEachDatabase((database) => {
	const parts = () => ({
		config: { session: { idleHours: 24, maxHours: 72, staffIdleMinutes: 60, staffMaxHours: 24 } },
		db: database(),
		clock: Date.now,
		random
	});

	async function enter() {
		const personId = await addPerson(database());
		const how = { userAgent: '', method: 'test', assurance: 'low' };
		const secret = await openSession(parts(), { personId, ...how });
		return { secret, session: (await findSession(parts(), secret))! };
	}

	it('signing out and ending sessions is on record, and doing nothing is not', async () => {
		const [{ session }, other] = [await enter(), await enter()];
		await revokeSessions(parts(), session, other.session.id);
		expect(await deeds(database())).toEqual([]);
		await signOut(parts(), session);
		await signOut(parts(), session);
		await revokeSessions(parts(), other.session);
		expect(await deeds(database())).toEqual([
			[session.personId, 'applicant', 'signOut', '1'],
			[other.session.personId, 'applicant', 'endSession', '1']
		]);
	});

	it('the console ends one person’s sessions, or everybody’s, and whose is on record', async () => {
		const [first, second, third] = [await enter(), await enter(), await enter()];
		const fin = '7ABC123';
		const { personId } = first.session;
		await database().updateTable('person').set({ fin }).where('id', '=', personId).execute();
		expect(await signOutByConsole(parts(), fin)).toBe(1);
		expect(await signOutByConsole(parts(), fin)).toBe(0);
		expect(await findSession(parts(), first.secret)).toBeNull();
		expect(await findSession(parts(), second.secret)).not.toBeNull();
		expect(await signOutByConsole(parts(), null)).toBe(2);
		expect(await findSession(parts(), third.secret)).toBeNull();
		const told = (await deeds(database())).map(([actor, , deed, whose]) => [actor, deed, whose]);
		const others = [second, third].map(({ session }) => session.personId).toSorted();
		expect(told).toEqual(
			[personId, ...others].map((whose) => ['console', 'endSession', `${whose} 1`])
		);
	});

	it('a role is had from the moment it is given until the moment it is taken', async () => {
		const { secret } = await enter();
		const role = async () => (await findSession(parts(), secret))?.role;
		const member = { fin: '1AB2CD3', role: 'operator', label: 'Aysel', isSample: false } as const;
		expect(await role()).toBe('applicant');
		await inTransaction(database(), (trx) => addStaff(trx, member, CHANGE));
		expect(await role()).toBe('operator');
		await inTransaction(database(), (trx) => removeStaff(trx, member.fin, CHANGE));
		expect(await role()).toBe('applicant');
		expect(await deeds(database())).toEqual([
			['console', 'console', 'addStaff', '1AB2CD3 operator'],
			['console', 'console', 'removeStaff', '1AB2CD3']
		]);
	});

	it('a new sandbox has its sample staff, which nobody brings back who was taken off', async () => {
		await settleSampleStaff({ ...parts(), config: configOf('sandbox') });
		expect(await listStaff(database())).toEqual(SAMPLE_STAFF);
		await inTransaction(database(), (trx) => removeStaff(trx, SAMPLE_STAFF[0]!.fin, CHANGE));
		await settleSampleStaff({ ...parts(), config: configOf('sandbox') });
		expect(await listStaff(database())).toEqual(SAMPLE_STAFF.slice(1));
	});

	it('a sample is staff nowhere that people really sign in', async () => {
		await settleSampleStaff({ ...parts(), config: configOf('sandbox') });
		await settleSampleStaff({ ...parts(), config: configOf('oidc') });
		expect(await listStaff(database())).toEqual([]);
	});
});

it('the sample staff are people of the sandbox', () => {
	const fins = SAMPLE_PEOPLE.map(({ fin }) => fin);
	expect(SAMPLE_STAFF.filter(({ fin }) => !fins.includes(fin))).toEqual([]);
});

onEachDatabase((database) => {
	it('a sign-in is on record with its method', async () => {
		const scene = await SandboxScene.start(database());
		await scene.signIn();
		const session = await scene.session();
		await scene.app.close();
		expect(await deeds(database())).toEqual([
			[session?.personId, 'applicant', 'signIn', session?.method]
		]);
	});
});
