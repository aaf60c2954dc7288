import { findSample, fullName, SAMPLE_PEOPLE, type SamplePerson } from '../people.ts';
import { type Authority, derOf, type Issued } from './authority.ts';
import type { SignedChallenge } from './check-signature.ts';
import type { SubjectName } from './certify.ts';

export type Flaw = 'expired' | 'revoked' | 'foreign';

/** A certificate somebody holds, on a phone or in a file, so that each outcome can be tried. */
export interface SampleCertificate extends Issued {
	/** Names it in addresses and forms, e.g. `1AYGN23`, `4KMRN56-expired`. */
	id: string;
	person: SamplePerson;
	/** Why it won't be taken; null for one that is. */
	flaw: Flaw | null;
}

/** Whose certificates are the flawed ones. */
const FLAWED_FIN = '4KMRN56';
/** In days from now. */
const IN_FORCE = [-30, 365] as const;
const OVER = [-400, -30] as const;

/** A good certificate for every sample person, and one of each flaw. */
export async function fillWallet(authority: Authority, foreign: Authority) {
	const good = await Promise.all(
		SAMPLE_PEOPLE.map(async (person) => {
			const issued = await authority.issue(nameOf(person), IN_FORCE);
			return { ...issued, id: person.fin, person, flaw: null };
		})
	);
	const person = findSample(FLAWED_FIN);
	return person ? [...good, ...(await issueFlawed(person, authority, foreign))] : good;
}

async function issueFlawed(
	person: SamplePerson,
	authority: Authority,
	foreign: Authority
): Promise<SampleCertificate[]> {
	const name = nameOf(person);
	const revoked = await authority.issue(name, IN_FORCE);
	authority.revoke(revoked.certificate);
	const flawed: [Flaw, Issued][] = [
		['expired', await authority.issue(name, OVER)],
		['revoked', revoked],
		['foreign', await foreign.issue(name, IN_FORCE)]
	];
	return flawed.map(([flaw, issued]) => ({ ...issued, id: `${person.fin}-${flaw}`, person, flaw }));
}

/** What its holder's phone does with a challenge. */
export async function signChallenge(
	{ certificate, privateKey }: Issued,
	challenge: string
): Promise<SignedChallenge> {
	const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
	const bytes = new TextEncoder().encode(challenge);
	const signature = await crypto.subtle.sign(algorithm, privateKey, bytes);
	return { certificate: derOf(certificate), signature: new Uint8Array(signature) };
}

function nameOf(person: SamplePerson): SubjectName {
	return { commonName: fullName(person), serialNumber: person.fin };
}
