import * as v from 'valibot';
import type { SessionAnswer } from '../../domain/wire/about.ts';
import { clearCookie } from '../auth/cookies.ts';
import { readPerson } from '../auth/person.ts';
import { listSessions } from '../auth/session.ts';
import { revokeSessions, signOut } from '../auth/sign-out.ts';
import { publicProcedure, router, type RpcContext, signedInProcedure } from './trpc.ts';

const revocation = v.union([
	v.object({ id: v.pipe(v.string(), v.maxLength(100)) }),
	v.object({ all: v.literal(true) })
]);

export const sessionRouter = router({
	/** Who is signed in on this device; null for nobody. */
	current: publicProcedure.query(async ({ ctx }): Promise<SessionAnswer | null> => {
		const { runtime, session } = ctx;
		if (!session) return null;
		const person = await readPerson(runtime.db, session.personId);
		const lastsUntil = new Date(session.lastsUntil).toISOString();
		const now = new Date(runtime.clock()).toISOString();
		return { person, role: session.role, lastsUntil, now };
	}),

	/** The person's devices. */
	list: signedInProcedure.query(({ ctx }) => listSessions(ctx.runtime, ctx.session)),

	/** Signs the person out of one of their devices, or of all of them, this one included. */
	revoke: signedInProcedure.input(revocation).mutation(async ({ ctx, input }) => {
		const { personId, id: currentId } = ctx.session;
		const id = 'id' in input ? input.id : undefined;
		await revokeSessions(ctx.runtime, ctx.session, id);
		ctx.runtime.changes.publish(personId);
		if (id === undefined || id === currentId) forgetSession(ctx);
	}),

	/**
	 * Signs the person out of this device. Asked again, or by somebody already signed out, it does no harm. Answers the
	 * page on which the provider signs them out of itself, where it has one.
	 */
	signOut: publicProcedure.mutation(async ({ ctx }) => {
		if (ctx.session) {
			await signOut(ctx.runtime, ctx.session);
			ctx.runtime.changes.publish(ctx.session.personId);
		}
		forgetSession(ctx);
		return { providerUrl: await ctx.runtime.identity.signOutUrl() };
	})
});

function forgetSession({ runtime, responseHeaders }: RpcContext): void {
	responseHeaders.append('set-cookie', clearCookie('session', runtime.config.isSecure));
}
