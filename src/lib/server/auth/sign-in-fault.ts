import { AuthorizationResponseError } from 'openid-client';
import { type ErrorTrace, traceError } from '../observe/error-trace.ts';

/** Why a sign-in ended without a session: what the app is told, and what the log keeps. */
export interface SignInFault {
	reason: 'cancelled' | 'failed';
	code: string;
	trace?: ErrorTrace;
}

/** OAuth's and OIDC's words for "the person, or the provider for them, said no". */
const REFUSALS = ['access_denied', 'interaction_required', 'login_required', 'consent_required'];

/** What an error on the way means. Its message may quote what others sent, so it goes no further. */
export function faultOf(error: unknown): SignInFault {
	if (error instanceof AuthorizationResponseError && REFUSALS.includes(error.error)) {
		return { reason: 'cancelled', code: error.error };
	}
	const trace = traceError(error);
	return { reason: 'failed', code: trace.code || trace.name, trace };
}
