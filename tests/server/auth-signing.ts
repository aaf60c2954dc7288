import { openKeyFile } from '../../src/lib/server/auth/sandbox/browser/key-file.ts';
import { type Page, ScriptedBrowser } from './auth-browser.ts';

/** What the SİMA app on somebody's phone does with the sign-in of a page: signs with a certificate, or refuses. */
export async function answerSima(page: Page, certificate: string | null): Promise<Page> {
	const address = /href="(http[^"]+\/sima\/[\w-]+)"/.exec(page.html)?.[1] ?? '';
	const phone = new ScriptedBrowser();
	return phone.submit(await phone.open(address), certificate === null ? {} : { certificate });
}

/** The text a page wants signed. */
export function challengeOn(page: Page): string {
	return /data-challenge="([^"]+)"/.exec(page.html)?.[1] ?? '';
}

/** A sample person's key file, as their browser downloads it, and the password shown beside it. */
export async function fetchKeyFile(page: Page, path: string) {
	const browser = new ScriptedBrowser();
	const list = await browser.open(new URL('/certificates', page.url));
	const password = /class="code">(\d+)</.exec(list.html)?.[1] ?? '';
	const response = await browser.request(new URL(`/certificates/${path}.p12`, page.url));
	return { password, bytes: await response.arrayBuffer() };
}

/** The fields the sandbox's script fills in: it runs here as it does on the page. */
export async function signWithKeyFile(page: Page, path: string, challenge = challengeOn(page)) {
	const { bytes, password } = await fetchKeyFile(page, path);
	const { key, certificate } = await openKeyFile(bytes, password);
	const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
	const text = new TextEncoder().encode(challenge);
	const signature = await crypto.subtle.sign(algorithm, key, text);
	return { certificate: base64(certificate), signature: base64(signature) };
}

function base64(bytes: ArrayBuffer): string {
	return Buffer.from(bytes).toString('base64');
}
