declare module 'http_ece' {
	import type { ECDH } from 'node:crypto';

	const ece: {
		decrypt(
			sealed: Uint8Array,
			keys: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string }
		): Buffer;
	};
	export default ece;
}
