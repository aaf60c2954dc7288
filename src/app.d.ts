import type { Session } from '$lib/server/auth/session.ts';
import type { Runtime } from '$lib/server/runtime.ts';

declare global {
	namespace App {
		interface Locals {
			/** Names this request in the log and in the answer's `x-request-id`. */
			requestId: string;
			runtime: Runtime;
			/** Looked up for /trpc, /auth and /documents alone; null when nobody is signed in. */
			session: Session | null;
		}
	}
}
