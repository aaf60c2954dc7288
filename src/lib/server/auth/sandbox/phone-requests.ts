import type { Clock } from '../../../domain/ids.ts';
import { PendingRequests, type PendingRequest } from './pending-requests.ts';
import type { SamplePerson } from './people.ts';

const LIFETIME_MS = 2 * 60_000;

/** What a person's phone is asked to agree to. */
export interface PhoneQuestion {
	person: SamplePerson;
	/** The same on both screens: so a person sees that it is their own sign-in they agree to. */
	controlCode: string;
}

export type PhoneRequest = PendingRequest<PhoneQuestion, 'agreed'>;
/** What the sample people's phones were asked. */
export type PhoneRequests = PendingRequests<PhoneQuestion, 'agreed'>;

export function makePhoneRequests(clock: Clock): PhoneRequests {
	return new PendingRequests(clock, LIFETIME_MS);
}
