import type { RandomBytes } from '../../../../domain/ids.ts';
import type { CentreKey } from '../certificates/centres.ts';
import { type Challenges, makeChallenge } from '../challenges.ts';
import { SCRIPT_PATH } from '../browser-script.ts';
import { html, type Html } from '../../../html.ts';
import type { Words } from '../words/az.ts';
import { alert } from './form.ts';
import type { Method, Step, Visitor } from './method.ts';
import { type SignatureParts, stepAfterSignature } from './signature-step.ts';

export interface KeyFileParts extends SignatureParts {
	challenges: Challenges;
	random: RandomBytes;
}

/** A method whose challenge is signed in the browser with a person's PKCS#12 file, which never leaves it. */
export function keyFileSignature(
	{ key, name }: { key: Exclude<CentreKey, 'sima-imza'>; name: string },
	parts: KeyFileParts
): Method {
	return {
		key,
		name,
		assurance: 'high',
		open: (visitor) => ({ kind: 'ask', content: ask(parts, visitor) }),
		answer: (visitor, given) => answer(parts, { key, visitor, given })
	};
}

interface Answer {
	key: CentreKey;
	visitor: Visitor;
	given: URLSearchParams;
}

/** A challenge is answered once, right or wrong. */
async function answer(parts: KeyFileParts, { key, visitor, given }: Answer): Promise<Step> {
	const { words, signIn } = visitor;
	const request = parts.challenges.findWaiting(signIn);
	parts.challenges.forget(signIn);
	if (!request) return { kind: 'fault', content: ask(parts, visitor, words.keyFileExpired) };
	const signed = {
		certificate: bytesOf(given, 'certificate'),
		signature: bytesOf(given, 'signature')
	};
	return stepAfterSignature(parts, {
		centre: key,
		challenge: request.asked,
		signed,
		showFault: (reason) => ask(parts, visitor, words.signature[reason])
	});
}

function bytesOf(given: URLSearchParams, name: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(Buffer.from(given.get(name) ?? '', 'base64'));
}

/** The file and its password have no names, so no form sends them. */
function ask({ challenges, random }: KeyFileParts, { signIn, words }: Visitor, error = ''): Html {
	const challenge = makeChallenge(random);
	challenges.ask(signIn, challenge);
	return html`<form
			method="post"
			data-challenge="${challenge}"
			data-wrong-file="${words.keyFileWrong}"
		>
			${alert(error)}
			<input type="hidden" name="certificate" />
			<input type="hidden" name="signature" />
			<label for="file">${words.keyFile}</label>
			<input id="file" type="file" accept=".p12,.pfx,application/x-pkcs12" required />
			<label for="password">${words.keyFilePassword}</label>
			<input id="password" type="password" autocomplete="off" required />
			<p class="hint">${words.keyFileStays}</p>
			<noscript><p class="error">${words.needsScript}</p></noscript>
			<button class="main">${words.signAndEnter}</button>
		</form>
		${samples(words)}
		<script src="${SCRIPT_PATH}" defer></script>`;
}

function samples(words: Words): Html {
	return html`<p>
		<a href="/certificates" target="_blank">${words.sampleKeyFiles}</a> (${words.newWindow})
	</p>`;
}
