import {
	AuthenticatedSafe,
	CertBag,
	type Certificate,
	PFX,
	PKCS8ShroudedKeyBag,
	PrivateKeyInfo,
	SafeBag,
	SafeContents
} from 'pkijs';
import type { Issued } from './authority.ts';

/** RFC 7292, 4.2. */
const BAG_TYPES = { key: '1.2.840.113549.1.12.10.1.2', certificate: '1.2.840.113549.1.12.10.1.3' };
const PLAIN = 0;
const ENCRYPTED = 1;
const BY_PASSWORD = 0;
const ITERATIONS = 10_000;
const IV_BYTES = 16;

/** A PKCS#12 file of a person's key and certificate and its issuer's certificate: AES-256 under the password. */
export async function makeKeyFile(
	issued: Issued,
	{ issuer, password }: { issuer: Certificate; password: string }
): Promise<ArrayBuffer> {
	const bytes = new TextEncoder().encode(password).buffer;
	const encryption = {
		password: bytes,
		contentEncryptionAlgorithm: {
			name: 'AES-CBC',
			length: 256,
			iv: crypto.getRandomValues(new Uint8Array(IV_BYTES))
		},
		hmacHashAlgorithm: 'SHA-256',
		iterationCount: ITERATIONS
	};
	const safe = new AuthenticatedSafe({
		parsedValue: {
			safeContents: [
				{ privacyMode: PLAIN, value: await keySafe(issued, encryption) },
				{ privacyMode: ENCRYPTED, value: certificateSafe([issued.certificate, issuer]) }
			]
		}
	});
	await safe.makeInternalValues({ safeContents: [{}, encryption] });
	const file = new PFX({ parsedValue: { integrityMode: BY_PASSWORD, authenticatedSafe: safe } });
	await file.makeInternalValues({
		password: bytes,
		iterations: ITERATIONS,
		pbkdf2HashAlgorithm: 'SHA-256',
		hmacHashAlgorithm: 'SHA-256'
	});
	return file.toSchema().toBER();
}

type Encryption = Parameters<PKCS8ShroudedKeyBag['makeInternalValues']>[0];

async function keySafe({ privateKey }: Issued, encryption: Encryption): Promise<SafeContents> {
	const key = PrivateKeyInfo.fromBER(await crypto.subtle.exportKey('pkcs8', privateKey));
	const bagValue = new PKCS8ShroudedKeyBag({ parsedValue: key });
	await bagValue.makeInternalValues(encryption);
	return new SafeContents({ safeBags: [new SafeBag({ bagId: BAG_TYPES.key, bagValue })] });
}

function certificateSafe(certificates: readonly Certificate[]): SafeContents {
	const safeBags = certificates.map((certificate) => {
		const bagValue = new CertBag({ parsedValue: certificate });
		return new SafeBag({ bagId: BAG_TYPES.certificate, bagValue });
	});
	return new SafeContents({ safeBags });
}
