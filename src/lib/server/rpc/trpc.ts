import { initTRPC, TRPCError } from '@trpc/server';
import { isAtLeast, type Role } from '../../domain/people/role.ts';
import type { Session } from '../auth/session.ts';
import type { Runtime } from '../runtime.ts';
import { toRpcError } from './fault.ts';

/** What a procedure knows of the request it answers. */
export interface RpcContext {
	runtime: Runtime;
	request: Request;
	/** Added to the response: cookies. */
	responseHeaders: Headers;
	session: Session | null;
}

/** Who may call a procedure: anyone at all, or someone signed in with at least this role. */
export type Access = 'anyone' | Role;

/** What a procedure declares of itself, for the check below and for the test that no procedure is without it. */
interface Declaration {
	access: Access;
}

/** How often an open page hears that the line still stands, and how long it waits for that. Milliseconds. */
const HEARTBEAT = 20_000;
const SILENCE = 50_000;

/** How long one subscription lasts: then it is asked for again, and who asks is looked at anew. Milliseconds. */
const SUBSCRIPTION_LASTS = 30 * 60_000;

const trpc = initTRPC
	.context<RpcContext>()
	.meta<Declaration>()
	.create({
		isDev: false,
		sse: {
			ping: { enabled: true, intervalMs: HEARTBEAT },
			maxDurationMs: SUBSCRIPTION_LASTS,
			client: { reconnectAfterInactivityMs: SILENCE }
		},
		// A message may quote what a person typed, and no device shows it.
		errorFormatter: ({ shape }) => ({ ...shape, message: shape.data.code })
	});

export const router = trpc.router;

const procedure = trpc.procedure.use(async ({ next }) => {
	const result = await next();
	if (!result.ok) throw toRpcError(result.error);
	return result;
});

/** Lets in whom the procedure's declaration names; nobody where there is none. */
const admitted = procedure.use(({ ctx, meta, next }) => {
	const { session } = ctx;
	if (!session) throw new TRPCError({ code: 'UNAUTHORIZED' });
	if (!meta || meta.access === 'anyone' || !isAtLeast(session.role, meta.access))
		throw new TRPCError({ code: 'FORBIDDEN' });
	return next({ ctx: { ...ctx, session } });
});

/** For anyone. */
export const publicProcedure = procedure.meta({ access: 'anyone' });

/** For someone signed in; anyone else is answered UNAUTHORIZED. */
export const signedInProcedure = admitted.meta({ access: 'applicant' });

/** For the utility's staff; any other person signed in is answered FORBIDDEN. */
export const operatorProcedure = admitted.meta({ access: 'operator' });

/** For those who answer for the staff. */
export const administratorProcedure = admitted.meta({ access: 'administrator' });
