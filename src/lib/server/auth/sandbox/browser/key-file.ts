import {
	CertBag,
	Certificate,
	EncryptedContentInfo,
	EncryptedData,
	PFX,
	PKCS8ShroudedKeyBag,
	type SafeContents
} from 'pkijs';

const KEY_KIND = { name: 'ECDSA', namedCurve: 'P-256' };

export interface OpenedKeyFile {
	key: CryptoKey;
	/** DER. */
	certificate: ArrayBuffer;
}

/** Opens a PKCS#12 file. Throws when it is none, is damaged, or has another password. */
export async function openKeyFile(file: ArrayBuffer, password: string): Promise<OpenedKeyFile> {
	const bytes = new TextEncoder().encode(password).buffer;
	const bags = (await openSafes(file, bytes)).flatMap(({ safeBags }) => safeBags);
	const values = bags.map(({ bagValue }) => bagValue);
	const keyBag = values.find((value) => value instanceof PKCS8ShroudedKeyBag);
	const certificate = leafOf(values.flatMap(certificatesIn));
	if (!keyBag || !certificate) throw new Error('There is no key with a certificate in the file');
	const pkcs8 = await decrypt(keyBag, bytes);
	const key = await crypto.subtle.importKey('pkcs8', pkcs8, KEY_KIND, false, ['sign']);
	return { key, certificate: certificate.toSchema(true).toBER() };
}

function decrypt(
	{ encryptionAlgorithm, encryptedData }: PKCS8ShroudedKeyBag,
	password: ArrayBuffer
): Promise<ArrayBuffer> {
	const encryptedContentInfo = new EncryptedContentInfo({
		contentEncryptionAlgorithm: encryptionAlgorithm,
		encryptedContent: encryptedData
	});
	return new EncryptedData({ encryptedContentInfo }).decrypt({ password });
}

async function openSafes(file: ArrayBuffer, password: ArrayBuffer): Promise<SafeContents[]> {
	const pfx = PFX.fromBER(file);
	await pfx.parseInternalValues({ password, checkIntegrity: true });
	const safe = pfx.parsedValue?.authenticatedSafe;
	if (!safe) return [];
	await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
	const parsed = safe.parsedValue as { safeContents: { value: SafeContents }[] };
	return parsed.safeContents.map(({ value }) => value);
}

function certificatesIn(bag: unknown): Certificate[] {
	const isCertificate = bag instanceof CertBag && bag.parsedValue instanceof Certificate;
	return isCertificate ? [bag.parsedValue as Certificate] : [];
}

/** The one that issued none of the others. */
function leafOf(certificates: Certificate[]): Certificate | undefined {
	return certificates.find(
		(one) => !certificates.some((other) => other !== one && other.issuer.isEqual(one.subject))
	);
}
