import type { Clock } from '../../../../domain/ids.ts';
import type { CentreKey, Centres } from '../certificates/centres.ts';
import {
	checkSignature,
	type SignatureFault,
	type SignedChallenge
} from '../certificates/check-signature.ts';
import type { Html } from '../../../html.ts';
import type { Step } from './method.ts';

/** What a signature is checked with. */
export interface SignatureParts {
	centres: Centres;
	clock: Clock;
}

export interface SignatureCheck {
	centre: CentreKey;
	challenge: string;
	signed: SignedChallenge;
	/** The page that says what is wrong. */
	showFault: (fault: SignatureFault) => Html;
}

/** Where a method stands once a challenge was answered. */
export async function stepAfterSignature(
	{ centres, clock }: SignatureParts,
	{ centre, challenge, signed, showFault }: SignatureCheck
): Promise<Step> {
	const { authority } = await centres(centre);
	const verdict = await checkSignature(signed, { challenge, authority, now: clock() });
	if (verdict.kind === 'right') return { kind: 'identified', person: verdict.person };
	return { kind: 'fault', content: showFault(verdict.fault) };
}
