import { signedInMark } from '../../domain/wire/signed-in-mark.ts';
import { audit } from '../audit/audit.ts';
import { changeAndTell } from '../changes/change-and-tell.ts';
import { readRole } from '../staff/staff.ts';
import { readProfile } from './claims.ts';
import { readCookie, setCookie } from './cookies.ts';
import type { AuthParts } from './parts.ts';
import { keepPerson } from './person.ts';
import type { Authentication, RelyingParty } from './relying-party.ts';
import { localPath } from './return-to.ts';
import { makeSecret } from './secret.ts';
import { endSession, openSession } from './session.ts';
import {
	rememberSignIn,
	SIGN_IN_MINUTES,
	type SignInRecord,
	takeSignIn
} from './sign-in-record.ts';
import { faultOf, type SignInFault } from './sign-in-fault.ts';

/** How long the page has to come back and read it. */
const MARK_SECONDS = 60;

export interface SignInParts extends AuthParts {
	party: RelyingParty;
}

/** GET /auth/sign-in: sends the browser to the provider, to come back to `return_to`. */
export async function beginSignIn(parts: SignInParts, request: Request): Promise<Response> {
	const { isSecure } = parts.config;
	const record = makeRecord(parts, request);
	try {
		const url = await parts.party.authorizationUrl(record);
		await rememberSignIn(parts, record);
		const maxAgeSeconds = SIGN_IN_MINUTES * 60;
		const cookie = { kind: 'signIn', value: record.browser, maxAgeSeconds } as const;
		return redirect(url.href, [setCookie(cookie, isSecure)]);
	} catch (error) {
		return refuse(parts, faultOf(error), record.returnTo);
	}
}

/** GET /auth/callback: the browser is back from the provider. Signs the person in, or says why not. */
export async function completeSignIn(parts: SignInParts, request: Request): Promise<Response> {
	let returnTo: string | undefined;
	try {
		const { search, searchParams } = new URL(request.url);
		const browser = readCookie(request, 'signIn', parts.config.isSecure);
		const state = searchParams.get('state');
		const record = browser && state ? await takeSignIn(parts, { browser, state }) : null;
		if (!record) return refuse(parts, { reason: 'failed', code: 'unknownState' });
		({ returnTo } = record);
		const authentication = await parts.party.authenticate(search, record);
		return await enter(parts, { request, record, authentication });
	} catch (error) {
		return refuse(parts, faultOf(error), returnTo);
	}
}

interface Entry {
	request: Request;
	record: SignInRecord;
	authentication: Authentication;
}

async function enter(parts: SignInParts, entry: Entry): Promise<Response> {
	const { isSecure, origin, session } = parts.config;
	const secret = await keepSignedIn(parts, entry);
	if (!secret) return refuse(parts, { reason: 'failed', code: 'noFin' }, entry.record.returnTo);
	parts.log.info({ method: entry.authentication.method }, 'signed in');
	const maxAgeSeconds = session.maxHours * 60 * 60;
	const cookie = setCookie({ kind: 'session', value: secret, maxAgeSeconds }, isSecure);
	return redirect(origin + entry.record.returnTo, [cookie, signedInMark(isSecure, MARK_SECONDS)]);
}

/** A new session each time: one planted in, or left over from, this browser is worth nothing afterwards. */
async function keepSignedIn(parts: SignInParts, entry: Entry): Promise<string | null> {
	const { issuer, subject, claims, method, assurance } = entry.authentication;
	const profile = readProfile(claims, parts.config.identity.claims);
	if (!profile) return null;
	const earlier = readCookie(entry.request, 'session', parts.config.isSecure);
	const userAgent = entry.request.headers.get('user-agent') ?? '';
	return changeAndTell(parts, async (trx) => {
		const personId = await keepPerson({ ...parts, trx }, { issuer, subject, profile });
		if (earlier) await endSession(trx, earlier);
		const how = { personId, userAgent, method, assurance };
		const secret = await openSession({ ...parts, db: trx }, how);
		const actor = { personId, role: await readRole(trx, personId) };
		audit(trx, { at: parts.clock(), actor, deed: 'signIn', detail: method });
		return secret;
	});
}

function makeRecord({ config, random }: SignInParts, request: Request): SignInRecord {
	return {
		state: makeSecret(random),
		nonce: makeSecret(random),
		codeVerifier: makeSecret(random),
		browser: readCookie(request, 'signIn', config.isSecure) ?? makeSecret(random),
		returnTo: localPath(new URL(request.url).searchParams.get('return_to'))
	};
}

/** Back to where the person was, with a reason the app has words for; the rest is for the log alone. */
function refuse({ config, log }: SignInParts, fault: SignInFault, returnTo = '/'): Response {
	log.warn(fault, 'sign-in ended without a session');
	const place = new URL(config.origin + returnTo);
	place.searchParams.set('sign_in', fault.reason);
	return redirect(place.href, []);
}

function redirect(location: string, cookies: string[]): Response {
	const headers = new Headers({ location, 'cache-control': 'no-store' });
	for (const cookie of cookies) headers.append('set-cookie', cookie);
	return new Response(null, { status: 303, headers });
}
