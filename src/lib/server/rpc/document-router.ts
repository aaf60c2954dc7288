import { TRPCError } from '@trpc/server';
import { append } from '../documents/append.ts';
import { appendBody, readAppendHeaders } from './append-request.ts';
import { router, signedInProcedure } from './trpc.ts';

export const documentRouter = router({
	append: signedInProcedure.input(appendBody).mutation(({ ctx, input }) => {
		const { person, document, offset } = readAppendHeaders(ctx.request.headers);
		// Somebody else has signed in on this device meanwhile: to the one who sends, that is signed out.
		if (person !== ctx.session.personId) throw new TRPCError({ code: 'UNAUTHORIZED' });
		return append(ctx.runtime, { owner: ctx.session.personId, document, offset, body: input });
	})
});
