import type { About } from '../../domain/wire/about.ts';
import { currentDirectoryVersion } from '../directory/directory-version.ts';
import { publicProcedure, router } from './trpc.ts';

export const aboutRouter = router({
	/** What this server serves, for anyone. */
	read: publicProcedure.query(async ({ ctx }): Promise<About> => {
		const { config, db, notifying } = ctx.runtime;
		return {
			utilityName: config.utility.name,
			callCentre: config.utility.callCentre,
			utilitySite: config.utility.site,
			documentMaxBytes: config.documentMaxBytes,
			dueWorkingDays: config.dueWorkingDays,
			directoryVersion: await currentDirectoryVersion(db),
			identitySandbox: config.identity.kind === 'sandbox',
			pushKey: notifying.pushKey
		};
	})
});
