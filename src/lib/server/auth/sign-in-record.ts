import type { Millis } from '../database/schema.ts';
import type { AuthParts } from './parts.ts';
import type { Ties } from './relying-party.ts';
import { hashSecret } from './secret.ts';

/** How long a person may take at the provider's page. */
export const SIGN_IN_MINUTES = 15;

/** A sign-in under way. */
export interface SignInRecord extends Ties {
	/** The cookie's secret of the browser that began it: nobody else can end it. */
	browser: string;
	/** A path within the product. */
	returnTo: string;
}

type Parts = Pick<AuthParts, 'db' | 'clock'>;

/** Remembers a sign-in until it comes back; those that never did are forgotten. */
export async function rememberSignIn({ db, clock }: Parts, record: SignInRecord): Promise<void> {
	const row = {
		state_hash: keyOf(record),
		nonce: record.nonce,
		code_verifier: record.codeVerifier,
		return_to: record.returnTo,
		created_at: clock()
	};
	await db.deleteFrom('sign_in').where('created_at', '<=', oldest(clock())).execute();
	await db.insertInto('sign_in').values(row).execute();
}

/** The sign-in that this browser began with this state. It is given once; null when there is none or it is too old. */
export async function takeSignIn(
	{ db, clock }: Parts,
	asked: Pick<SignInRecord, 'state' | 'browser'>
): Promise<SignInRecord | null> {
	const row = await db
		.deleteFrom('sign_in')
		.where('state_hash', '=', keyOf(asked))
		.returningAll()
		.executeTakeFirst();
	if (!row || row.created_at <= oldest(clock())) return null;
	return { ...asked, nonce: row.nonce, codeVerifier: row.code_verifier, returnTo: row.return_to };
}

/** One hash over both secrets: a state is worth nothing in another browser, and one browser can have several tabs. */
function keyOf({ state, browser }: Pick<SignInRecord, 'state' | 'browser'>): string {
	return hashSecret(`${state}.${browser}`);
}

function oldest(now: Millis): Millis {
	return now - SIGN_IN_MINUTES * 60_000;
}
