import { AuthorizationResponseError } from 'openid-client';
import { type ErrorTrace, traceError } from '../observe/error-trace.ts';

/** Why a sign-in ended without a session: what the app is told, and what the log keeps. */
export interface SignInFault {
	/** `unavailable`: the provider is down, or answers what nobody can read. */
	reason: 'cancelled' | 'unavailable' | 'failed';
	code: string;
	trace?: ErrorTrace;
}

/** OAuth's and OIDC's words for "the person, or the provider for them, said no". */
const REFUSALS = ['access_denied', 'interaction_required', 'login_required', 'consent_required'];

/** Words for a provider in trouble: its own, and the protocol's for what came in place of an answer. */
const OUTAGES = [
	'server_error',
	'temporarily_unavailable',
	'OAUTH_TIMEOUT',
	'OAUTH_PARSE_ERROR',
	'OAUTH_RESPONSE_IS_NOT_JSON',
	'OAUTH_RESPONSE_IS_NOT_CONFORM'
];

/** What an error on the way means. Its message may quote what others sent, so it goes no further. */
export function faultOf(error: unknown): SignInFault {
	if (error instanceof AuthorizationResponseError) {
		if (REFUSALS.includes(error.error)) return { reason: 'cancelled', code: error.error };
		if (OUTAGES.includes(error.error)) return { reason: 'unavailable', code: error.error };
	}
	const trace = traceError(error);
	const code = trace.code || trace.name;
	return { reason: isOutage(error, code) ? 'unavailable' : 'failed', code, trace };
}

/** fetch throws a TypeError when nobody answers; the rest are openid-client's own words. */
function isOutage(error: unknown, code: string): boolean {
	return OUTAGES.includes(code) || (error instanceof TypeError && error.message === 'fetch failed');
}
