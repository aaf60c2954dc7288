import { createHash } from 'node:crypto';
import type { RandomBytes } from '../../domain/ids.ts';

const SECRET_BYTES = 32;
const SECRET_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/** 256 unpredictable bits as 43 characters that need no escaping in a cookie or an address. */
export function makeSecret(random: RandomBytes): string {
	return Buffer.from(random(new Uint8Array(SECRET_BYTES))).toString('base64url');
}

/** Whether the text can be one of our secrets at all. */
export function isSecret(text: string): boolean {
	return SECRET_PATTERN.test(text);
}

/** What is stored of a secret: its SHA-256. A secret of 256 random bits needs no salt and no slow hash. */
export function hashSecret(secret: string): string {
	return createHash('sha256').update(secret).digest('base64url');
}
