import { createCipheriv, createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto';

/*
 * Stands where the product looks for WebCrypto: the same algorithms, done at once, so that they happen inside the
 * schedule's one queue, and without the many rounds that make a PIN slow to try.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const TAG_BYTES = 16;

const subtle = {
	digest: (algorithm: string, bytes: Bytes) =>
		Promise.resolve(new Uint8Array(createHash(algorithm).update(bytes).digest()).buffer),
	importKey: (_format: string, material: Bytes) => Promise.resolve(material),
	deriveKey: ({ salt }: { salt: Bytes }, material: Bytes) =>
		Promise.resolve(pbkdf2Sync(material, salt, 1, 32, 'sha256')),
	encrypt({ iv }: { iv: Bytes }, key: Buffer, plain: Bytes): Promise<ArrayBuffer> {
		const cipher = createCipheriv('aes-256-gcm', key, iv);
		const sealed = [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
		return Promise.resolve(new Uint8Array(Buffer.concat(sealed)).buffer);
	},
	decrypt({ iv }: { iv: Bytes }, key: Buffer, sealed: ArrayBuffer): Promise<Uint8Array> {
		const bytes = Buffer.from(sealed);
		const cipher = createDecipheriv('aes-256-gcm', key, iv);
		cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
		const plain = () =>
			Buffer.concat([cipher.update(bytes.subarray(0, -TAG_BYTES)), cipher.final()]);
		return new Promise((resolve) => resolve(plain()));
	}
};

Object.defineProperty(globalThis, 'crypto', { value: { subtle } });
