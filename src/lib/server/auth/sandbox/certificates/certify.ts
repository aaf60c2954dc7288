import * as asn1js from 'asn1js';
import {
	BasicConstraints,
	Certificate,
	Extension,
	id_BasicConstraints,
	id_KeyUsage,
	RelativeDistinguishedNames,
	Time
} from 'pkijs';

/** The one kind of key the sandbox's certificates are made out for. */
const KEY_KIND = { name: 'ECDSA', namedCurve: 'P-256' };
const SERIAL_BYTES = 16;

const NAME_TYPES = { country: '2.5.4.6', commonName: '2.5.4.3', serialNumber: '2.5.4.5' };

/** X.500's name of a person or a centre; a person's serialNumber is their FİN. */
export interface SubjectName {
	commonName: string;
	serialNumber?: string;
}

export interface Validity {
	from: Date;
	to: Date;
}

export interface CertificateOrder {
	subject: SubjectName;
	publicKey: CryptoKey;
	validity: Validity;
	/** Whether it may sign certificates, or what people sign. */
	isAuthority: boolean;
}

/** Who signs a certificate; a root signs its own. */
export interface Signer {
	name: SubjectName;
	privateKey: CryptoKey;
}

export function makeKeyPair(): Promise<CryptoKeyPair> {
	return crypto.subtle.generateKey(KEY_KIND, true, ['sign', 'verify']);
}

/** A signed X.509 certificate. */
export async function certify(order: CertificateOrder, signer: Signer): Promise<Certificate> {
	const certificate = new Certificate({
		version: 2,
		serialNumber: new asn1js.Integer({ valueHex: makeSerial() }),
		subject: encodeName(order.subject),
		issuer: encodeName(signer.name),
		notBefore: new Time({ value: order.validity.from }),
		notAfter: new Time({ value: order.validity.to }),
		extensions: [basicConstraints(order), keyUsage(order)]
	});
	await certificate.subjectPublicKeyInfo.importKey(order.publicKey);
	await certificate.sign(signer.privateKey, 'SHA-256');
	return certificate;
}

/** A name in X.509's own order, each part by itself. */
export function encodeName({ commonName, serialNumber }: SubjectName): RelativeDistinguishedNames {
	const parts = [
		namePart(NAME_TYPES.country, new asn1js.PrintableString({ value: 'AZ' })),
		namePart(NAME_TYPES.commonName, new asn1js.Utf8String({ value: commonName }))
	];
	if (serialNumber !== undefined) {
		const value = new asn1js.PrintableString({ value: serialNumber });
		parts.push(namePart(NAME_TYPES.serialNumber, value));
	}
	return RelativeDistinguishedNames.fromBER(new asn1js.Sequence({ value: parts }).toBER());
}

function namePart(type: string, value: asn1js.BaseBlock): asn1js.Set {
	const pair = [new asn1js.ObjectIdentifier({ value: type }), value];
	return new asn1js.Set({ value: [new asn1js.Sequence({ value: pair })] });
}

/** Positive, and not shortened by a leading zero. */
function makeSerial(): ArrayBuffer {
	const bytes = crypto.getRandomValues(new Uint8Array(SERIAL_BYTES));
	bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
	return bytes.buffer;
}

function basicConstraints({ isAuthority }: CertificateOrder): Extension {
	const constraints = new BasicConstraints({ cA: isAuthority });
	const extnValue = constraints.toSchema().toBER();
	return new Extension({ extnID: id_BasicConstraints, critical: true, extnValue });
}

/** RFC 5280, 4.2.1.3: keyCertSign and cRLSign, or digitalSignature and nonRepudiation. */
function keyUsage({ isAuthority }: CertificateOrder): Extension {
	const bits = Uint8Array.of(isAuthority ? 0b0000_0110 : 0b1100_0000);
	const unusedBits = isAuthority ? 1 : 6;
	const extnValue = new asn1js.BitString({ valueHex: bits.buffer, unusedBits }).toBER();
	return new Extension({ extnID: id_KeyUsage, critical: true, extnValue });
}
