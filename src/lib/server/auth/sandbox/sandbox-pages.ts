import type { RandomBytes } from '../../../domain/ids.ts';
import type { Provider } from 'oidc-provider';
import type { AuthParts } from '../parts.ts';
import { SCRIPT_PATH, sendScript } from './browser-script.ts';
import { answerCertificates, type KeyFiles } from './certificate-pages.ts';
import { makeCentres } from './certificates/centres.ts';
import { makeChallenges } from './challenges.ts';
import { answerSignIn, type Desk } from './desk.ts';
import { answerDevice, type Devices } from './devices.ts';
import { makeDigits } from './digits.ts';
import type { Exchange } from './exchange.ts';
import { makeMethods } from './methods/methods.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { makePhoneRequests } from './phone-requests.ts';
import { answerSima, type SimaApp } from './sima-page.ts';
import { rememberLanguage } from './words/language.ts';

/** All of the sandbox's own pages, and what they remember. */
export interface SandboxPages {
	desk: Desk;
	devices: Devices;
	sima: SimaApp;
	files: KeyFiles;
}

export interface PagesOptions extends Pick<AuthParts, 'clock' | 'random'> {
	provider: Provider;
	issuer: string;
	/** Where a person goes on when a sign-in can't. */
	home: string;
}

const SCAN_MS = 2 * 60_000;
const PASSWORD_DIGITS = 6;

export function makePages({ provider, issuer, home, clock, random }: PagesOptions): SandboxPages {
	const codes = new OneTimeCodes(clock, random);
	const phones = makePhoneRequests(clock);
	const sima = makeChallenges(clock, SCAN_MS);
	const centres = makeCentres(clock);
	const methods = makeMethods({ codes, phones, sima, centres, clock, random, issuer });
	return {
		desk: { provider, methods, home },
		devices: { codes, phones },
		sima: { sima, centres },
		files: { centres, password: makePassword(random) }
	};
}

/** Answers a page of the sandbox's own; false when the protocol is spoken to. */
export async function answerPage(pages: SandboxPages, exchange: Exchange): Promise<boolean> {
	if (chooseLanguage(exchange)) return true;
	if (exchange.pathname === SCRIPT_PATH) {
		await sendScript(exchange);
		return true;
	}
	return (
		(await answerDevice(pages.devices, exchange)) ||
		(await answerSima(pages.sima, exchange)) ||
		(await answerCertificates(pages.files, exchange)) ||
		answerSignIn(pages.desk, exchange)
	);
}

function makePassword(random: RandomBytes): string {
	return makeDigits(random, PASSWORD_DIGITS);
}

/** `?language=` on any page keeps the language and shows the page again. */
function chooseLanguage({ request, response, pathname }: Exchange): boolean {
	const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
	const cookie = rememberLanguage(searchParams.get('language'));
	if (cookie) response.writeHead(303, { location: pathname, 'set-cookie': cookie }).end();
	return cookie !== null;
}
