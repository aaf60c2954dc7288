import { X509Certificate } from 'node:crypto';
import type { Certificate } from 'pkijs';
import type { Clock } from '../../../../domain/ids.ts';
import {
	type CertificateOrder,
	certify,
	encodeName,
	makeKeyPair,
	type Signer,
	type SubjectName,
	type Validity
} from './certify.ts';
import { signRevocationList } from './revocation-list.ts';

const DAY_MS = 24 * 60 * 60_000;
const YEARS_BEFORE = 5 * 365;
const YEARS_AFTER = 10 * 365;
const LIST_DAYS = 1;

/** A person's certificate and the key that goes with it. */
export interface Issued {
	certificate: Certificate;
	privateKey: CryptoKey;
}

/** A certification authority: a root that signs one issuing certificate, which signs people's. */
export class Authority {
	/** The issuing certificate and the root, in that order: what whoever checks a signature trusts. */
	readonly chain: readonly Certificate[];
	readonly #signer: Signer;
	readonly #clock: Clock;
	readonly #revoked: Certificate[] = [];

	/** Makes one of this name with keys of its own. */
	static async found(name: string, clock: Clock): Promise<Authority> {
		const [rootKeys, keys] = [await makeKeyPair(), await makeKeyPair()];
		const validity = span(clock(), -YEARS_BEFORE, YEARS_AFTER);
		const shared = { validity, isAuthority: true };
		const rootName = { commonName: `${name} (kök)` };
		const root: Signer = { name: rootName, privateKey: rootKeys.privateKey };
		const signer: Signer = { name: { commonName: name }, privateKey: keys.privateKey };
		const rootOrder = { ...shared, subject: rootName, publicKey: rootKeys.publicKey };
		const order = { ...shared, subject: signer.name, publicKey: keys.publicKey };
		return new Authority([await certify(order, root), await certify(rootOrder, root)], {
			signer,
			clock
		});
	}

	private constructor(chain: Certificate[], { signer, clock }: { signer: Signer; clock: Clock }) {
		this.chain = chain;
		this.#signer = signer;
		this.#clock = clock;
	}

	/** Certifies a new key. `days` are from and to, counted from now. */
	async issue(subject: SubjectName, days: readonly [number, number]): Promise<Issued> {
		const { publicKey, privateKey } = await makeKeyPair();
		const validity = span(this.#clock(), ...days);
		const order: CertificateOrder = { subject, publicKey, validity, isAuthority: false };
		return { certificate: await certify(order, this.#signer), privateKey };
	}

	revoke(certificate: Certificate): void {
		this.#revoked.push(certificate);
	}

	/** The list of what it has revoked, as it publishes it: DER. */
	revocationList(): Promise<ArrayBuffer> {
		const { name, privateKey } = this.#signer;
		return signRevocationList(this.#revoked, {
			issuer: encodeName(name),
			privateKey,
			validity: span(this.#clock(), 0, LIST_DAYS)
		});
	}
}

export function derOf(certificate: Certificate): Uint8Array<ArrayBuffer> {
	return new Uint8Array(certificate.toSchema(true).toBER());
}

/** As OpenSSL reads it. */
export function toX509(certificate: Certificate): X509Certificate {
	return new X509Certificate(derOf(certificate));
}

function span(now: number, fromDays: number, toDays: number): Validity {
	return { from: new Date(now + fromDays * DAY_MS), to: new Date(now + toDays * DAY_MS) };
}
