import type { RandomBytes } from '../../domain/ids.ts';
import { chunkCipher, encodeChunkHead } from './chunk.ts';
import { encodeHeader, PBKDF2_ITERATIONS } from './header.ts';
import { deriveKeys } from './keys.ts';

type Messages<Message> = AsyncIterable<Message> | Iterable<Message>;

export interface Sealing {
	passphrase: string;
	random: RandomBytes;
	/** Only tests take fewer than the default. */
	iterations?: number;
}

/** The bytes of a rescue file with these messages, run by run: no more than two messages are in memory at a time. */
export async function* sealMessages(
	messages: Messages<Uint8Array<ArrayBuffer>>,
	{ passphrase, random, iterations = PBKDF2_ITERATIONS }: Sealing
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const salt = random(new Uint8Array(16));
	const { key, check } = await deriveKeys(passphrase, { salt, iterations });
	const header = encodeHeader({ iterations, salt, check });
	yield header;
	let number = 0;
	for await (const { message, isLast } of withLastMarked(messages)) {
		const head = encodeChunkHead({ length: message.length, isLast });
		const cipher = chunkCipher(number++, header, head);
		yield head;
		yield new Uint8Array(await crypto.subtle.encrypt(cipher, key, message));
	}
}

async function* withLastMarked<Message>(messages: Messages<Message>) {
	let waiting: { message: Message } | undefined;
	for await (const message of messages) {
		if (waiting) yield { ...waiting, isLast: false };
		waiting = { message };
	}
	if (waiting) yield { ...waiting, isLast: true };
}
