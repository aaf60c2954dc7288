import * as v from 'valibot';
import { type ExchangeAnswer, exchangeRequest } from '../../domain/wire/exchange.ts';
import { isSpoken } from '../../domain/wire/protocol.ts';
import { describeDevice } from '../auth/device-label.ts';
import { tellRevisions } from '../changes/tell-revisions.ts';
import { exchange } from '../sync/exchange.ts';
import { router, signedInProcedure } from './trpc.ts';

/** A request of a protocol this build doesn't speak has a shape of its own: only its version is read. */
const unspoken = v.pipe(
	v.looseObject({
		protocol: v.pipe(
			v.number(),
			v.check((version) => !isSpoken(version))
		)
	}),
	v.transform(() => null)
);

const anyRequest = v.union([unspoken, exchangeRequest]);

export const syncRouter = router({
	exchange: signedInProcedure
		.input(anyRequest)
		.mutation(async ({ ctx, input }): Promise<ExchangeAnswer> => {
			if (!input) return { kind: 'outdated' };
			const device = describeDevice(ctx.request.headers.get('user-agent') ?? '');
			const { personId, method, assurance } = ctx.session;
			const asker = { personId, device, proof: { method, assurance } };
			return exchange(ctx.runtime, asker, input);
		}),

	/** How far the person's data has come, now and whenever it moves on. What changed is asked by an exchange. */
	revisions: signedInProcedure.subscription(({ ctx, signal }) =>
		tellRevisions(ctx.runtime, ctx.session, signal ?? ctx.request.signal)
	)
});
