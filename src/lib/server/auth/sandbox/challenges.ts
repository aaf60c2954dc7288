import type { Clock, RandomBytes } from '../../../domain/ids.ts';
import { makeSecret } from '../secret.ts';
import type { SignedChallenge } from './certificates/check-signature.ts';
import { PendingRequests } from './pending-requests.ts';

/** The texts that the sign-ins under way want signed. */
export type Challenges = PendingRequests<string, SignedChallenge>;

export function makeChallenges(clock: Clock, lifetimeMs: number): Challenges {
	return new PendingRequests(clock, lifetimeMs);
}

/** A text nobody was asked to sign before; it says what for, so that its signature is worth nothing elsewhere. */
export function makeChallenge(random: RandomBytes): string {
	return `ASAN Login (sınaq), giriş: ${makeSecret(random)}`;
}
