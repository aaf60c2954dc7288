import { type KeyObject, verify, X509Certificate } from 'node:crypto';
import { findSample, type SamplePerson } from '../people.ts';
import { type Authority, toX509 } from './authority.ts';
import { isRevoked } from './revocation-list.ts';

/** What a phone, or a page with a key file, answers a challenge with. */
export interface SignedChallenge {
	/** DER. */
	certificate: Uint8Array<ArrayBuffer>;
	/** ECDSA with SHA-256, both halves one after the other as WebCrypto gives them. */
	signature: Uint8Array<ArrayBuffer>;
}

export interface SignatureTerms {
	/** The text that had to be signed. */
	challenge: string;
	/** Whose certificates are taken. */
	authority: Authority;
	/** Epoch milliseconds. */
	now: number;
}

export type SignatureFault =
	'unreadable' | 'foreign' | 'early' | 'expired' | 'revoked' | 'unsigned' | 'nobody';

export type SignatureVerdict =
	{ kind: 'right'; person: SamplePerson } | { kind: 'fault'; fault: SignatureFault };

const CURVE = 'prime256v1';

/** Whose signature it is: certificate, chain, validity, revocation, then the signature, then the FİN in the subject. */
export async function checkSignature(
	signed: SignedChallenge,
	terms: SignatureTerms
): Promise<SignatureVerdict> {
	const certificate = readCertificate(signed.certificate);
	if (!certificate) return { kind: 'fault', fault: 'unreadable' };
	const fault = await faultOf(certificate, signed, terms);
	if (fault) return { kind: 'fault', fault };
	const person = ownerOf(certificate);
	return person ? { kind: 'right', person } : { kind: 'fault', fault: 'nobody' };
}

async function faultOf(
	certificate: X509Certificate,
	{ signature }: SignedChallenge,
	{ challenge, authority, now }: SignatureTerms
): Promise<SignatureFault | null> {
	const links = [certificate, ...authority.chain.map(toX509)];
	if (certificate.ca || !isChain(links)) return 'foreign';
	if (links.some((link) => now < link.validFromDate.getTime())) return 'early';
	if (links.some((link) => now > link.validToDate.getTime())) return 'expired';
	const [issuer] = authority.chain;
	const list = await authority.revocationList();
	const question = { certificate: Uint8Array.from(certificate.raw), now };
	if (!issuer || (await isRevoked(list, { ...question, issuer }))) return 'revoked';
	return isSigned(challenge, certificate.publicKey, signature) ? null : 'unsigned';
}

function readCertificate(der: Uint8Array): X509Certificate | null {
	try {
		const certificate = new X509Certificate(der);
		const { asymmetricKeyDetails } = certificate.publicKey;
		return asymmetricKeyDetails?.namedCurve === CURVE ? certificate : null;
	} catch {
		return null;
	}
}

/** Whether each is issued and signed by the next, up to a root that signed itself: no name alone is believed. */
function isChain(links: readonly X509Certificate[]): boolean {
	return links.every((link, index) => {
		const issuer = links[index + 1] ?? link;
		return issuer.ca && link.checkIssued(issuer) && link.verify(issuer.publicKey);
	});
}

function isSigned(challenge: string, key: KeyObject, signature: Uint8Array): boolean {
	const options = { key, dsaEncoding: 'ieee-p1363' } as const;
	return verify('sha256', Buffer.from(challenge), options, signature);
}

/** The subject's serialNumber is the FİN; one with several, or none, is nobody's. */
function ownerOf(certificate: X509Certificate): SamplePerson | undefined {
	const { serialNumber } = certificate.toLegacyObject().subject as { serialNumber?: unknown };
	return typeof serialNumber === 'string' ? findSample(serialNumber) : undefined;
}
