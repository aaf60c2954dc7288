import type { RandomBytes } from '../../domain/ids.ts';
import type { WrappedKey } from './record.ts';

/** OWASP's least for PBKDF2 with SHA-256. What it costs and what it does not hold: docs/decisions/0011-pin.md. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

/** Wraps the key of the data with one made of the PIN. */
export async function wrapKey(
	key: Uint8Array<ArrayBuffer>,
	pin: string,
	random: RandomBytes
): Promise<WrappedKey> {
	const salt = random(new Uint8Array(SALT_BYTES));
	const iv = random(new Uint8Array(IV_BYTES));
	const wrapping = await wrappingKey(pin, { salt, iterations: ITERATIONS });
	const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, key);
	return { salt, iterations: ITERATIONS, iv, wrapped };
}

/** The key of the data; null when the PIN is wrong. */
export async function unwrapKey(
	record: WrappedKey,
	pin: string
): Promise<Uint8Array<ArrayBuffer> | null> {
	const wrapping = await wrappingKey(pin, record);
	try {
		const { iv, wrapped } = record;
		return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, wrapped));
	} catch {
		return null;
	}
}

async function wrappingKey(
	pin: string,
	{ salt, iterations }: Pick<WrappedKey, 'salt' | 'iterations'>
): Promise<CryptoKey> {
	const material = await crypto.subtle.importKey(
		'raw',
		new TextEncoder().encode(pin),
		'PBKDF2',
		false,
		['deriveKey']
	);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
		material,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}
