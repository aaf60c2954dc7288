import { TRPCError } from '@trpc/server';
import * as v from 'valibot';
import { makeId } from '../../domain/ids.ts';
import { noticeChoices, pushAddress } from '../../domain/wire/notices.ts';
import { inTransaction } from '../database/in-transaction.ts';
import { resendNotices } from '../notify/resend.ts';
import { listDeadLetters } from '../store/dead-letters.ts';
import { readNoticeChoices, saveNoticeChoices } from '../store/notice-choices.ts';
import { removePushSubscription, savePushSubscription } from '../store/push-subscriptions.ts';
import { operatorProcedure, router, signedInProcedure } from './trpc.ts';

/** How many dead letters are shown at a time: whoever has more mends the channel first. */
const DEAD_LETTERS_SHOWN = 200;

const noticeIds = v.pipe(
	v.array(v.pipe(v.string(), v.maxLength(50))),
	v.maxLength(DEAD_LETTERS_SHOWN)
);

export const noticeRouter = router({
	/** What the person wants to be told of. */
	choices: signedInProcedure.query(({ ctx }) =>
		readNoticeChoices(ctx.runtime.db, ctx.session.personId)
	),

	choose: signedInProcedure
		.input(noticeChoices)
		.mutation(({ ctx, input }) => saveNoticeChoices(ctx.runtime.db, ctx.session.personId, input)),

	/** This device takes pushes from now on, until it is signed out of. */
	subscribe: signedInProcedure.input(pushAddress).mutation(async ({ ctx, input }) => {
		const { db, clock, random, notifying } = ctx.runtime;
		if (!notifying.takesPushesAt(input.endpoint)) throw new TRPCError({ code: 'BAD_REQUEST' });
		const subscription = {
			id: makeId(clock, random),
			owner: ctx.session.personId,
			session: ctx.session.id,
			...input,
			createdAt: clock()
		};
		await inTransaction(db, (trx) => savePushSubscription(trx, subscription));
	}),

	unsubscribe: signedInProcedure
		.input(v.pick(pushAddress, ['endpoint']))
		.mutation(({ ctx, input }) =>
			removePushSubscription(ctx.runtime.db, ctx.session.personId, input.endpoint)
		),

	/** What could not be told to people, for the staff to look into. */
	deadLetters: operatorProcedure.query(({ ctx }) =>
		listDeadLetters(ctx.runtime.db, DEAD_LETTERS_SHOWN)
	),

	/** Has dead letters tried again. Answers how many those were. */
	sendAgain: operatorProcedure
		.input(noticeIds)
		.mutation(({ ctx, input }) => resendNotices(ctx.runtime, ctx.session, input))
});
