import type { Config } from '../config.ts';
import { isAppend } from '../body-limit.ts';
import { hashSecret } from '../auth/secret.ts';
import { Allowance } from './allowance.ts';
import type { LimiterParts } from './database-limiter.ts';
import { isPublicAddress, networkOf } from './network.ts';

/** What is counted, each by itself: an upload of many runs leaves the rest of the app its calls. */
type Kind = 'signIn' | 'upload' | 'call';

/** Who asks for what. */
export interface Asking {
	pathname: string;
	/** The session's id; null for someone not signed in. */
	session: string | null;
	/** The address they come from; null when it is unknown. */
	address: string | null;
}

/** How often one session, and one address, may ask. */
export interface Limits {
	/** Counts one request: 0, or the milliseconds after which it may be asked again. */
	take(asking: Asking): Promise<number>;
}

/** Procedures, and what is drawn or read in quantity for who asks. */
const CALL = /^\/(trpc|documents)\/|^\/desk\/queue\.csv$|\/receipt\.pdf$/;

const MINUTE = 60;
/** Many people sign in from one address: a household, a mobile operator's network. */
const SIGN_IN_WINDOW = 10 * MINUTE;

/** Makes the limits of the configuration; a limit of 0 is none. */
export function makeLimits(parts: LimiterParts & { config: Pick<Config, 'limits'> }): Limits {
	const { calls, uploads, signIns, addressFactor } = parts.config.limits;
	const bySession = allowances(parts, { call: calls, upload: uploads, signIn: signIns });
	const byAddress = allowances(parts, {
		call: calls * addressFactor,
		upload: uploads * addressFactor,
		signIn: signIns
	});
	return {
		async take({ pathname, session, address }) {
			const kind = kindOf(pathname);
			if (!kind) return 0;
			const wait = session ? await bySession[kind]?.take(`${kind}/s/${session}`) : 0;
			// What one session is refused is not held against those who share its address.
			if (wait || !counts(address)) return wait ?? 0;
			return (await byAddress[kind]?.take(`${kind}/a/${keyOf(address)}`)) ?? 0;
		}
	};
}

function allowances(parts: LimiterParts, points: Record<Kind, number>) {
	const make = (kind: Kind, duration: number) =>
		points[kind] > 0 ? new Allowance(parts, { points: points[kind], duration }) : null;
	return {
		call: make('call', MINUTE),
		upload: make('upload', MINUTE),
		signIn: make('signIn', SIGN_IN_WINDOW)
	};
}

function kindOf(pathname: string): Kind | null {
	// Asking for somebody's status is guessing at who they are, as signing in is.
	const isGuess = pathname.startsWith('/auth/') || /\bstatus\.(ask|read)\b/.test(pathname);
	if (isGuess) return 'signIn';
	if (isAppend(pathname) || pathname === '/trpc/document.held') return 'upload';
	return CALL.test(pathname) ? 'call' : null;
}

/** This machine's and a private network's addresses are a proxy's or a developer's: everybody would share them. */
function counts(address: string | null): address is string {
	return address !== null && isPublicAddress(address);
}

/** An address is kept as its hash: the table says how often, not who. */
function keyOf(address: string): string {
	return hashSecret(networkOf(address));
}
