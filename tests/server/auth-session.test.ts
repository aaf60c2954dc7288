import { expect, it } from 'vitest';
import type { PersonId } from '../../src/lib/domain/ids.ts';
import type { Profile } from '../../src/lib/server/auth/claims.ts';
import type { AuthParts } from '../../src/lib/server/auth/parts.ts';
import { type Identified, keepPerson, readPerson } from '../../src/lib/server/auth/person.ts';
import {
	endSession,
	endSessions,
	findSession,
	isSessionOpen,
	listSessions,
	openSession,
	purgeSessions
} from '../../src/lib/server/auth/session.ts';
import { rememberSignIn, takeSignIn } from '../../src/lib/server/auth/sign-in-record.ts';
import type { Database } from '../../src/lib/server/database/database.ts';
import { inTransaction } from '../../src/lib/server/database/in-transaction.ts';
import { addStaff } from '../../src/lib/server/staff/staff.ts';
import { onEachDatabase } from './databases.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const IDLE_HOURS = 24;
const MAX_HOURS = 72;
const STAFF_IDLE_MINUTES = 30;
const STAFF_MAX_HOURS = 12;

const aygun: Profile = {
	fin: '1AYGN23',
	givenName: 'Aygün',
	familyName: 'Məmmədova',
	patronymic: 'Rəşid qızı',
	phone: '+994500000101',
	email: ''
};

function makeParts(db: Database) {
	let now = Date.UTC(2025, 2, 5);
	const parts = {
		config: {
			session: {
				idleHours: IDLE_HOURS,
				maxHours: MAX_HOURS,
				staffIdleMinutes: STAFF_IDLE_MINUTES,
				staffMaxHours: STAFF_MAX_HOURS
			}
		},
		db,
		clock: () => now,
		random: (target: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(target)
	};
	return { parts, pass: (milliseconds: number) => void (now += milliseconds) };
}

type Parts = Pick<AuthParts, 'db' | 'clock' | 'random'>;

const keepAs = (parts: Parts, identified: Identified) =>
	inTransaction(parts.db, (trx) => keepPerson({ ...parts, trx }, identified));

function keep(parts: Parts, subject: string, profile = aygun): Promise<PersonId> {
	return keepAs(parts, { issuer: 'https://login.example', subject, profile });
}

const signedIn = {
	userAgent: 'Firefox/130.0 (X11; Linux)',
	method: 'sima-imza',
	assurance: 'high'
};

onEachDatabase((database) => {
	it('finds a session by the secret of its cookie, and keeps nothing of the secret but a hash', async () => {
		const { parts } = makeParts(database());
		const personId = await keep(parts, 'a');
		const secret = await openSession(parts, { ...signedIn, personId });
		expect(await findSession(parts, secret)).toEqual({
			id: expect.any(String) as string,
			personId,
			role: 'applicant',
			method: 'sima-imza',
			assurance: 'high',
			lastsUntil: parts.clock() + MAX_HOURS * HOUR
		});
		const stored = await database().selectFrom('session').selectAll().execute();
		expect(JSON.stringify(stored)).not.toContain(secret);
		expect(
			await findSession(
				parts,
				secret.replace(/./, (sign) => (sign === 'a' ? 'b' : 'a'))
			)
		).toBeNull();
	});

	it('ends a session that is not used for the idle time, and keeps one that is', async () => {
		const { parts, pass } = makeParts(database());
		const personId = await keep(parts, 'a');
		const used = await openSession(parts, { ...signedIn, personId });
		const unused = await openSession(parts, { ...signedIn, personId });
		pass((IDLE_HOURS - 1) * HOUR);
		expect(await findSession(parts, used)).not.toBeNull();
		pass(2 * HOUR);
		expect(await findSession(parts, used)).not.toBeNull();
		expect(await findSession(parts, unused)).toBeNull();
	});

	it('ends a session at its absolute limit however much it is used', async () => {
		const { parts, pass } = makeParts(database());
		const secret = await openSession(parts, { ...signedIn, personId: await keep(parts, 'a') });
		for (let hour = 1; hour < MAX_HOURS; hour++) {
			pass(HOUR);
			expect(await findSession(parts, secret)).not.toBeNull();
		}
		expect((await findSession(parts, secret))?.lastsUntil).toBe(parts.clock() + HOUR);
		pass(HOUR);
		expect(await findSession(parts, secret)).toBeNull();
	});

	it('ends a session of the staff after half an hour unused, and after a shift however much it is used', async () => {
		const { parts, pass } = makeParts(database());
		const personId = await keep(parts, 'a');
		const member = { fin: aygun.fin, role: 'operator', label: 'Aygün', isSample: false } as const;
		const change = { actor: 'console', at: parts.clock() } as const;
		await inTransaction(parts.db, (trx) => addStaff(trx, member, change));
		const used = await openSession(parts, { ...signedIn, personId });
		await openSession(parts, { ...signedIn, personId });
		const current = (await findSession(parts, used))!;
		for (let minutes = 20; minutes < STAFF_MAX_HOURS * 60; minutes += 20) {
			pass(20 * MINUTE);
			expect((await findSession(parts, used))?.role).toBe('operator');
		}
		expect(await listSessions(parts, current)).toMatchObject([{ current: true }]);
		pass(20 * MINUTE);
		expect(await findSession(parts, used)).toBeNull();
		expect(await isSessionOpen(parts, current.id)).toBe(false);
	});

	it('writes when a session was seen at most once a minute', async () => {
		const { parts, pass } = makeParts(database());
		const secret = await openSession(parts, { ...signedIn, personId: await keep(parts, 'a') });
		const opened = parts.clock();
		const seenAt = async () =>
			(await database().selectFrom('session').select('seen_at').executeTakeFirstOrThrow()).seen_at;
		pass(59 * SECOND);
		await findSession(parts, secret);
		expect(await seenAt()).toBe(opened);
		pass(SECOND);
		await findSession(parts, secret);
		expect(await seenAt()).toBe(opened + 60 * SECOND);
	});

	it("lists a person's own devices, the latest seen first, and marks this one", async () => {
		const { parts, pass } = makeParts(database());
		const personId = await keep(parts, 'a');
		const other = await keep(parts, 'b');
		await openSession(parts, { ...signedIn, personId: other });
		await openSession(parts, { ...signedIn, personId, userAgent: 'Chrome/120 (Android 14)' });
		pass(HOUR);
		const secret = await openSession(parts, { ...signedIn, personId });
		const current = (await findSession(parts, secret))!;
		expect(await listSessions(parts, current)).toMatchObject([
			{ id: current.id, device: 'Firefox, Linux', current: true },
			{ device: 'Chrome, Android', current: false, createdAt: '2025-03-05T00:00:00.000Z' }
		]);
		pass((IDLE_HOURS - 1) * HOUR);
		expect(await listSessions(parts, current)).toHaveLength(1);
	});

	it("ends one session or all of a person's, and never another person's", async () => {
		const { parts } = makeParts(database());
		const [personId, other] = [await keep(parts, 'a'), await keep(parts, 'b')];
		const open = (owner: PersonId) => openSession(parts, { ...signedIn, personId: owner });
		const [first, second, foreign] = [
			await open(personId),
			await open(personId),
			await open(other)
		];
		const idOf = async (secret: string) => (await findSession(parts, secret))!.id;

		await endSessions(parts.db, { personId, id: await idOf(foreign) });
		expect(await findSession(parts, foreign)).not.toBeNull();
		await endSessions(parts.db, { personId, id: await idOf(first) });
		expect(await findSession(parts, first)).toBeNull();
		expect(await findSession(parts, second)).not.toBeNull();
		await endSessions(parts.db, { personId });
		expect(await findSession(parts, second)).toBeNull();
		await endSession(parts.db, foreign);
		expect(await findSession(parts, foreign)).toBeNull();
	});

	it('forgets the sessions that are over', async () => {
		const { parts, pass } = makeParts(database());
		const personId = await keep(parts, 'a');
		await openSession(parts, { ...signedIn, personId });
		pass(IDLE_HOURS * HOUR);
		const secret = await openSession(parts, { ...signedIn, personId });
		await purgeSessions(parts);
		expect(await database().selectFrom('session').select('id_hash').execute()).toHaveLength(1);
		expect(await findSession(parts, secret)).not.toBeNull();
	});

	it('keeps one person for one subject of an issuer, with the profile as it was told last', async () => {
		const { parts } = makeParts(database());
		const id = await keep(parts, 'a');
		const renamed = { ...aygun, familyName: 'Əliyeva', phone: '' };
		expect(await keep(parts, 'a', renamed)).toBe(id);
		expect(await readPerson(parts.db, id)).toEqual({
			id,
			fin: '1AYGN23',
			givenName: 'Aygün',
			familyName: 'Əliyeva',
			phone: '',
			email: ''
		});
		const elsewhere = { issuer: 'https://other.example', subject: 'a', profile: aygun };
		expect(await keepAs(parts, elsewhere)).not.toBe(id);
	});

	it('makes one person of two first sign-ins at once', async () => {
		const { parts } = makeParts(database());
		const ids = await Promise.all(Array.from({ length: 5 }, () => keep(parts, 'a')));
		expect(new Set(ids).size).toBe(1);
	});

	it('gives a sign-in back once, and only to the browser that began it', async () => {
		const { parts } = makeParts(database());
		const record = {
			state: 'state',
			browser: 'browser',
			nonce: 'nonce',
			codeVerifier: 'verifier',
			returnTo: '/applications'
		};
		await rememberSignIn(parts, record);
		expect(await takeSignIn(parts, { state: 'state', browser: 'another' })).toBeNull();
		expect(await takeSignIn(parts, { state: 'another', browser: 'browser' })).toBeNull();
		expect(await takeSignIn(parts, record)).toEqual(record);
		expect(await takeSignIn(parts, record)).toBeNull();
	});

	it('gives no sign-in back after fifteen minutes, and forgets it at the next', async () => {
		const { parts, pass } = makeParts(database());
		const record = { state: 's', browser: 'b', nonce: 'n', codeVerifier: 'v', returnTo: '/' };
		await rememberSignIn(parts, record);
		await rememberSignIn(parts, { ...record, state: 'forgotten' });
		pass(15 * 60 * SECOND);
		expect(await takeSignIn(parts, record)).toBeNull();
		await rememberSignIn(parts, { ...record, state: 'new' });
		expect(await database().selectFrom('sign_in').selectAll().execute()).toHaveLength(1);
	});
});
