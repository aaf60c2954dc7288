import { statusCode, statusQuestion } from '../../domain/wire/status-inquiry.ts';
import { tellCode } from '../notify/tell-code.ts';
import { askStatus } from '../status/ask-status.ts';
import { readStatus } from '../status/read-status.ts';
import { publicProcedure, router } from './trpc.ts';

/** How an application stands, for someone who is not signed in. */
export const statusRouter = router({
	/** Has a code sent to the phone on record, if number and FİN belong together; the answer does not say. */
	ask: publicProcedure.input(statusQuestion).mutation(async ({ ctx, input }) => {
		const inquiry = await askStatus({ ...ctx.runtime, sendCode: tellCode(ctx.runtime) }, input);
		return { inquiry };
	}),

	/** The status, for the code. */
	read: publicProcedure
		.input(statusCode)
		.mutation(({ ctx, input }) => readStatus(ctx.runtime, input))
});
