import { TRPCError } from '@trpc/server';
import { append } from '../documents/append.ts';
import { appendBody, readAppendHeaders } from './append-request.ts';
import { router, signedInProcedure } from './trpc.ts';

export const documentRouter = router({
	append: signedInProcedure.input(appendBody).mutation(async ({ ctx, input }) => {
		const { person, document, offset } = readAppendHeaders(ctx.request.headers);
		// Somebody else has signed in on this device meanwhile: to the one who sends, that is signed out.
		if (person !== ctx.session.personId) throw new TRPCError({ code: 'UNAUTHORIZED' });
		const run = { owner: ctx.session.personId, document, offset, body: input };
		const answer = await append(ctx.runtime, run);
		const isTaken = input !== null && answer.kind !== 'wrongOffset';
		if (isTaken) ctx.runtime.metrics.countAppended(Math.max(0, answer.held - offset));
		return answer;
	})
});
