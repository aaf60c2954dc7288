import { initTRPC, TRPCError } from '@trpc/server';
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

const trpc = initTRPC.context<RpcContext>().create({
	isDev: false,
	// A message may quote what a person typed, and no device shows it.
	errorFormatter: ({ shape }) => ({ ...shape, message: shape.data.code })
});

export const router = trpc.router;

/** For anyone. */
export const publicProcedure = trpc.procedure.use(async ({ next }) => {
	const result = await next();
	if (!result.ok) throw toRpcError(result.error);
	return result;
});

/** For someone signed in; anyone else is answered UNAUTHORIZED. */
export const signedInProcedure = publicProcedure.use(({ ctx, next }) => {
	const { session } = ctx;
	if (!session) throw new TRPCError({ code: 'UNAUTHORIZED' });
	return next({ ctx: { ...ctx, session } });
});
