import type { Role } from '../../src/lib/domain/people/role.ts';
import { inTransaction } from '../../src/lib/server/database/in-transaction.ts';
import { addStaff } from '../../src/lib/server/staff/staff.ts';
import type { Belongings } from './foreign-samples.ts';
import { signIn, type SignedIn } from './product-client.ts';
import type { ProductServer } from './product-server.ts';
import { newId } from './sync-device.ts';

export const ROLES = ['applicant', 'operator', 'administrator'] as const satisfies Role[];

const FINS: Record<Role, string> = {
	applicant: '5ABC001',
	operator: '5ABC002',
	administrator: '5ABC003'
};

/** Somebody signed in for each role, none of whom has anything of their own. */
export async function enterAll(product: ProductServer): Promise<Record<Role, SignedIn>> {
	const entered = ROLES.map(async (role) => [role, await enterAs(product, role)] as const);
	// The keys are all the roles there are.
	return Object.fromEntries(await Promise.all(entered)) as Record<Role, SignedIn>;
}

async function enterAs({ runtime }: ProductServer, role: Role): Promise<SignedIn> {
	const { db } = runtime;
	const fin = FINS[role];
	const asker = await signIn(runtime);
	await db.updateTable('person').set({ fin }).where('id', '=', asker.person).execute();
	if (role === 'applicant') return asker;
	const change = { actor: 'console', at: 0 } as const;
	await inTransaction(db, (trx) =>
		addStaff(trx, { fin, role, label: role, isSample: false }, change)
	);
	return asker;
}

/** Ids that nothing has. */
export function madeUp(): Belongings {
	return {
		application: newId(),
		document: newId(),
		person: newId(),
		client: newId(),
		session: 'x'.repeat(43),
		filter: newId(),
		notice: newId()
	};
}

/** What an answer says, without the moment it was given at and whatever ids it was asked with. */
export function withoutIds(text: string, ids: Belongings): string {
	const timeless = text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then');
	const bare = Object.values(ids).reduce<string>(
		(left, id) => left.replaceAll(String(id), 'id'),
		timeless
	);
	// A secret is another one each time.
	return bare.replace(/"[\w-]{43}"/g, 'secret');
}
