import { signedInMark, signedInPair } from '$lib/domain/wire/signed-in-mark.ts';
import { session } from '$lib/local/session.svelte';
import { writeSetting } from '$lib/local/settings';

/** The longest the first screen waits for the server to say who signed in, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Coming back from signing in, enters that person before anything is shown. Without an answer in time the screen opens
 * as it was, and the engine enters them as soon as there is one.
 */
export async function enterJustSignedIn(): Promise<void> {
	if (!isMarked()) return;
	// The mark goes only once they are entered: a page left before that must not let the next one open as nobody's.
	await Promise.race([enter().then(forgetMark, () => undefined), pause(PATIENCE)]);
}

async function enter(): Promise<void> {
	// Whoever was to be signed out, the cookie is this person's now.
	await writeSetting(session.tools.device, 'signOutPending', false);
	const { greet } = await import('$lib/sync/greet');
	const profile = await greet(session.workspace);
	if (profile && profile.id !== session.person?.id) await session.enterAs(profile);
}

function isMarked(): boolean {
	return document.cookie.split('; ').includes(signedInPair(isSecure()));
}

function forgetMark(): void {
	document.cookie = signedInMark(isSecure(), 0);
}

function isSecure(): boolean {
	return location.protocol === 'https:';
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
