import { normalizePassphrase } from '../../domain/rescue/passphrase.ts';

export interface RescueKeys {
	/** Seals and opens the chunks; can't be read out. */
	key: CryptoKey;
	/** Shows in the header which passphrase the file was made with, and tells nothing else of it. */
	check: Uint8Array<ArrayBuffer>;
}

const CHECK_BITS = 128;

/** The keys a passphrase gives with a file's salt. Slow by design: about a second on a phone. */
export async function deriveKeys(
	passphrase: string,
	{ salt, iterations }: { salt: Uint8Array<ArrayBuffer>; iterations: number }
): Promise<RescueKeys> {
	const stretched = await stretch(passphrase, { salt, iterations });
	const root = await crypto.subtle.importKey('raw', stretched, 'HKDF', false, [
		'deriveKey',
		'deriveBits'
	]);
	const check = await crypto.subtle.deriveBits(part('check', salt), root, CHECK_BITS);
	const key = await crypto.subtle.deriveKey(
		part('chunks', salt),
		root,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
	return { key, check: new Uint8Array(check) };
}

async function stretch(
	passphrase: string,
	{ salt, iterations }: { salt: Uint8Array<ArrayBuffer>; iterations: number }
): Promise<ArrayBuffer> {
	const typed = encode(normalizePassphrase(passphrase));
	const secret = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
	return crypto.subtle.deriveBits(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
		secret,
		256
	);
}

function part(name: string, salt: Uint8Array<ArrayBuffer>): HkdfParams {
	return { name: 'HKDF', hash: 'SHA-256', salt, info: encode(`muraciet rescue 1 ${name}`) };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(text);
}
