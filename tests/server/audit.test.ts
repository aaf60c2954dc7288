import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { PersonId } from '../../src/lib/domain/ids.ts';
import type { AuditEntry } from '../../src/lib/server/audit/audit-entry.ts';
import { audit } from '../../src/lib/server/audit/audit.ts';
import { inTransaction } from '../../src/lib/server/database/in-transaction.ts';
import { onEachDatabase } from './databases.ts';
import { newId } from './sync-device.ts';

const signedIn = (at: number): AuditEntry => ({
	at,
	actor: { personId: newId<PersonId>(), role: 'applicant' },
	deed: 'signIn'
});

onEachDatabase((database) => {
	const record = (...entries: AuditEntry[]) =>
		inTransaction(database(), (trx) => audit(trx, ...entries));
	const rows = () => database().selectFrom('audit').selectAll().orderBy('seq').execute();

	it('each row of the audit carries the hash of the one before', async () => {
		await record(signedIn(1), signedIn(2));
		await record(signedIn(3));
		const [first, second, third] = await rows();
		expect([first?.seq, second?.seq, third?.seq]).toEqual([1, 2, 3]);
		expect(first?.previous).toBe('');
		expect(second?.previous).toBe(first?.hash);
		expect(third?.previous).toBe(second?.hash);
	});

	it('what is undone was not done: its row goes with its transaction, and the chain goes on', async () => {
		await record(signedIn(1));
		const undone = inTransaction(database(), (trx) => {
			audit(trx, signedIn(2));
			throw new Error('undone');
		});
		await expect(undone).rejects.toThrow('undone');
		await record(signedIn(3));
		expect((await rows()).map(({ seq, at }) => [seq, at])).toEqual([
			[1, 1],
			[2, 3]
		]);
	});

	it('no row of the audit can be changed or removed', async () => {
		await record(signedIn(1));
		const before = await rows();
		const refusal = /the audit can only grow/;
		await expect(database().updateTable('audit').set({ at: 9 }).execute()).rejects.toThrow(refusal);
		await expect(database().deleteFrom('audit').execute()).rejects.toThrow(refusal);
		await expect(sql`update audit set hash = ''`.execute(database())).rejects.toThrow(refusal);
		expect(await rows()).toEqual(before);
	});

	it('many who write at once make one chain', async () => {
		await Promise.all(Array.from({ length: 20 }, (_, at) => record(signedIn(at), signedIn(at))));
		const all = await rows();
		expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
		expect(all.slice(1).map(({ previous }) => previous)).toEqual(
			all.slice(0, -1).map(({ hash }) => hash)
		);
	});
});
