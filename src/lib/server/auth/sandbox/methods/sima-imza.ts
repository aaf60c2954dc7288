import type { RandomBytes } from '../../../../domain/ids.ts';
import { type Challenges, makeChallenge } from '../challenges.ts';
import { html, type Html } from '../../../html.ts';
import { qrCode } from '../qr-code.ts';
import type { Words } from '../words/az.ts';
import { alert } from './form.ts';
import type { Method, Step, Visitor } from './method.ts';
import { type SignatureParts, stepAfterSignature } from './signature-step.ts';

export interface SimaParts extends SignatureParts {
	challenges: Challenges;
	random: RandomBytes;
	issuer: string;
}

/** The phone's app reads a code here and signs the challenge with the key of its certificate. */
export function simaImza(parts: SimaParts): Method {
	return {
		key: 'sima-imza',
		name: 'SİMA İmza ilə',
		assurance: 'high',
		open: (visitor) => standing(parts, visitor),
		answer: (visitor) => standing(parts, visitor)
	};
}

async function standing(parts: SimaParts, visitor: Visitor): Promise<Step> {
	const { challenges, random, issuer } = parts;
	const { signIn, words } = visitor;
	const request = challenges.find(signIn) ?? challenges.ask(signIn, makeChallenge(random));
	const { asked: challenge, state } = request;
	if (state.kind === 'waiting') {
		const address = `${issuer}/sima/${signIn}`;
		return { kind: 'wait', content: await askToScan(words, address) };
	}
	challenges.forget(signIn);
	if (state.kind === 'cancelled')
		return { kind: 'fault', content: fault(words, words.simaCancelled) };
	if (state.kind === 'expired') return { kind: 'fault', content: fault(words, words.simaExpired) };
	return stepAfterSignature(parts, {
		centre: 'sima-imza',
		challenge,
		signed: state.given,
		showFault: (reason) => fault(words, words.signature[reason])
	});
}

async function askToScan(words: Words, address: string): Promise<Html> {
	return html`<p>${words.simaScan}</p>
		<div class="scan" role="img" aria-label="${words.simaCode}">${await qrCode(address)}</div>
		<p>
			<a class="choice" href="${address}" target="_blank">${words.simaOpen} (${words.newWindow})</a>
		</p>
		<p class="hint">${words.refreshes}</p>`;
}

function fault(words: Words, error: string): Html {
	return html`${alert(error)}
		<p><a class="choice" href="">${words.tryAgain}</a></p>`;
}
