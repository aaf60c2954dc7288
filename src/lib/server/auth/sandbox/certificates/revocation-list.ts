import {
	Certificate,
	CertificateRevocationList,
	type RelativeDistinguishedNames,
	RevokedCertificate,
	Time
} from 'pkijs';
import type { Validity } from './certify.ts';

export interface ListSigner {
	issuer: RelativeDistinguishedNames;
	privateKey: CryptoKey;
	/** When it is given out and when the next one is due. */
	validity: Validity;
}

/** A signed CRL (RFC 5280, 5) as DER. */
export async function signRevocationList(
	revoked: readonly Certificate[],
	{ issuer, privateKey, validity }: ListSigner
): Promise<ArrayBuffer> {
	const list = new CertificateRevocationList({
		version: 1,
		issuer,
		thisUpdate: new Time({ value: validity.from }),
		nextUpdate: new Time({ value: validity.to })
	});
	// RFC 5280, 5.1.2.6: absent when there is none.
	if (revoked.length > 0) {
		const revocationDate = new Time({ value: validity.from });
		list.revokedCertificates = revoked.map(
			({ serialNumber }) =>
				new RevokedCertificate({ userCertificate: serialNumber, revocationDate })
		);
	}
	await list.sign(privateKey, 'SHA-256');
	// What pkijs answers here has no type in its own declarations: that of a certificate's schema, which it is, has one.
	return (list.toSchema(true) as ReturnType<Certificate['toSchema']>).toBER();
}

export interface RevocationQuestion {
	certificate: ArrayBuffer | Uint8Array<ArrayBuffer>;
	issuer: Certificate;
	/** Epoch milliseconds. */
	now: number;
}

/**
 * Whether a list says that the certificate was revoked. Throws when the list isn't the issuer's own or is out of date:
 * a list that can't be believed clears nobody.
 */
export async function isRevoked(
	der: ArrayBuffer,
	{ certificate, issuer, now }: RevocationQuestion
): Promise<boolean> {
	const list = CertificateRevocationList.fromBER(der);
	const isCurrent = list.thisUpdate.value.getTime() <= now && isBefore(now, list.nextUpdate);
	if (!isCurrent || !(await list.verify({ issuerCertificate: issuer }))) {
		throw new Error('The revocation list can not be believed');
	}
	return list.isCertificateRevoked(Certificate.fromBER(certificate));
}

function isBefore(now: number, due: Time | undefined): boolean {
	return due !== undefined && now < due.value.getTime();
}
