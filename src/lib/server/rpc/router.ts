import { aboutRouter } from './about-router.ts';
import { deskRouter } from './desk-router.ts';
import { documentRouter } from './document-router.ts';
import { noticeRouter } from './notice-router.ts';
import { sessionRouter } from './session-router.ts';
import { statusRouter } from './status-router.ts';
import { syncRouter } from './sync-router.ts';
import { router } from './trpc.ts';

/** Every procedure the devices call. */
export const appRouter = router({
	about: aboutRouter,
	desk: deskRouter,
	document: documentRouter,
	notice: noticeRouter,
	session: sessionRouter,
	status: statusRouter,
	sync: syncRouter
});

export type AppRouter = typeof appRouter;
