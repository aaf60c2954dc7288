import { tellRevisions } from '../changes/tell-revisions.ts';
import { exchangeProcedure } from '../sync/exchange.ts';
import { router, signedInProcedure } from './trpc.ts';

export const syncRouter = router({
	exchange: exchangeProcedure,

	/** How far the person's data has come, now and whenever it moves on. What changed is asked by an exchange. */
	revisions: signedInProcedure.subscription(({ ctx, signal }) =>
		tellRevisions(ctx.runtime, ctx.session, signal ?? ctx.request.signal)
	)
});
