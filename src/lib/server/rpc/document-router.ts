import type { AppendAnswer, HeardAppendAnswer } from '../../domain/wire/append.ts';
import type { PersonId } from '../../domain/ids.ts';
import { append } from '../documents/append.ts';
import { appendBody, readAskedDocument, readRunHeader } from './append-request.ts';
import { router, signedInProcedure } from './trpc.ts';

export const documentRouter = router({
	append: signedInProcedure.input(appendBody).mutation(async ({ ctx, input }) => {
		const { document, offset } = readRunHeader(ctx.request.headers);
		const owner = ctx.session.personId;
		const answer = await append(ctx.runtime, { owner, document, offset, body: input });
		const isTaken = input !== null && answer.kind !== 'wrongOffset';
		if (isTaken) ctx.runtime.metrics.countAppended(Math.max(0, answer.held - offset));
		return heardBy(owner, answer);
	}),

	/**
	 * Asks how much is held, of the document the header names: a GET is the shortest there is, and it is asked after every
	 * cut. A document that is whole it completes all the same, as whoever asks next would.
	 */
	held: signedInProcedure.query(async ({ ctx }) => {
		const document = readAskedDocument(ctx.request.headers);
		const owner = ctx.session.personId;
		return heardBy(owner, await append(ctx.runtime, { owner, document, offset: null, body: null }));
	})
});

function heardBy(person: PersonId, answer: AppendAnswer): HeardAppendAnswer {
	return answer.kind === 'unknown' ? { ...answer, person } : answer;
}
