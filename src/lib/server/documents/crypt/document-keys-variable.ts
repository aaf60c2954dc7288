import * as v from 'valibot';
import type { DocumentKey } from './key-ring.ts';

/** What says that the server shall make a key and keep it beside the data: no keys of the configuration's. */
const OWN = 'own';

const FORM = 'must be own, or ID:KEY,… with keys of 32 bytes in base64';

/** `k2:base64,k1:base64`: the first encrypts, each of them decrypts. */
export const documentKeys = v.pipe(
	v.string(),
	v.regex(/[^\s,]/, FORM),
	v.transform((list) => (list.trim() === OWN ? [] : list.split(',').filter(isSaid).map(readKey))),
	v.check(
		(keys) => keys.every(({ id, secret }) => /^[\w-]{1,32}$/.test(id) && secret.length === 32),
		FORM
	),
	v.check(
		(keys) => new Set(keys.map(({ id }) => id)).size === keys.length,
		'must not name two keys alike'
	)
);

function isSaid(key: string): boolean {
	return key.trim() !== '';
}

function readKey(key: string): DocumentKey {
	const [id = '', secret = ''] = key.trim().split(':');
	return { id, secret: Buffer.from(secret, 'base64') };
}
