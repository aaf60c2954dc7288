import type { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/lib/domain/people/role.ts';
import {
	administratorProcedure,
	operatorProcedure,
	publicProcedure,
	router,
	type RpcContext,
	signedInProcedure
} from '../../src/lib/server/rpc/trpc.ts';
import { listProcedures } from './procedures.ts';

/** Whatever is open to anyone is named here, so that opening one more takes a second thought. */
const OPEN_TO_ANYONE = [
	'about.read',
	'session.current',
	'session.signOut',
	'status.ask',
	'status.read'
];

const procedures = listProcedures();

it.each(procedures)('$path declares who may call it', ({ access }) => {
	expect(['anyone', 'applicant', 'operator', 'administrator']).toContain(access);
});

it('nothing but this is open to someone who is not signed in', () => {
	const open = procedures.filter(({ access }) => access === 'anyone');
	expect(open.map(({ path }) => path).toSorted()).toEqual(OPEN_TO_ANYONE);
});

describe('who may call', () => {
	const say = () => 'done';
	const declared = router({
		anyone: publicProcedure.query(say),
		applicant: signedInProcedure.query(say),
		operator: operatorProcedure.query(say),
		administrator: administratorProcedure.query(say)
	});
	const names = ['anyone', 'applicant', 'operator', 'administrator'] as const;

	async function answersTo(role: Role | null): Promise<string[]> {
		const session = role && { role };
		// The check looks at nothing else of the request.
		const caller = declared.createCaller({ session } as RpcContext);
		const call = (name: (typeof names)[number]) =>
			caller[name]().catch((error: unknown) => (error as TRPCError).code);
		return Promise.all(names.map(call));
	}

	it.each([
		[null, ['done', 'UNAUTHORIZED', 'UNAUTHORIZED', 'UNAUTHORIZED']],
		['applicant', ['done', 'done', 'FORBIDDEN', 'FORBIDDEN']],
		['operator', ['done', 'done', 'done', 'FORBIDDEN']],
		['administrator', ['done', 'done', 'done', 'done']]
	] as const)('%s', async (role, answers) => {
		expect(await answersTo(role)).toEqual(answers);
	});

	it('it is the declaration itself that is held to', async () => {
		const raised = router({ any: operatorProcedure.meta({ access: 'administrator' }).query(say) });
		const caller = raised.createCaller({ session: { role: 'operator' } } as RpcContext);
		await expect(caller.any()).rejects.toMatchObject({ code: 'FORBIDDEN' });
	});
});
