import { beforeAll, describe, expect, it } from 'vitest';
import { Authority, derOf } from '../../src/lib/server/auth/sandbox/certificates/authority.ts';
import {
	checkSignature,
	type SignatureVerdict,
	type SignedChallenge
} from '../../src/lib/server/auth/sandbox/certificates/check-signature.ts';
import { isRevoked } from '../../src/lib/server/auth/sandbox/certificates/revocation-list.ts';
import { signChallenge } from '../../src/lib/server/auth/sandbox/certificates/wallet.ts';
import { wordsFor } from '../../src/lib/server/auth/sandbox/words/language.ts';

const NAME = 'Sınaq Mərkəzi';
const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 2, 5);
const aygun = { commonName: 'Aygün Məmmədova', serialNumber: '1AYGN23' };
const IN_FORCE = [-1, 365] as const;

let now = NOW;
const clock = () => now;
let authority: Authority;

beforeAll(async () => {
	authority = await Authority.found(NAME, clock);
});

const check = (signed: SignedChallenge, challenge = 'a') =>
	checkSignature(signed, { challenge, authority, now: clock() });
const fault = (name: string): SignatureVerdict =>
	({ kind: 'fault', fault: name }) as SignatureVerdict;

describe('A signed challenge', () => {
	it('names the person whose FİN the certificate carries', async () => {
		const signed = await signChallenge(await authority.issue(aygun, IN_FORCE), 'a');
		expect(await check(signed)).toMatchObject({ kind: 'right', person: { fin: '1AYGN23' } });
	});

	it('is refused from a centre that only has the same name', async () => {
		const forger = await Authority.found(NAME, clock);
		const signed = await signChallenge(await forger.issue(aygun, IN_FORCE), 'a');
		expect(await check(signed)).toEqual(fault('foreign'));
	});

	it("is refused with a centre's own certificate", async () => {
		const { privateKey } = await authority.issue(aygun, IN_FORCE);
		for (const certificate of authority.chain) {
			const signed = await signChallenge({ certificate, privateKey }, 'a');
			expect(await check(signed)).toEqual(fault('foreign'));
		}
	});

	it('is refused before the certificate begins, after it ends, and when its centre has ended', async () => {
		const signed = await signChallenge(await authority.issue(aygun, [1, 5_000]), 'a');
		expect(await check(signed)).toEqual(fault('early'));
		now = NOW + 2 * DAY_MS;
		expect(await check(signed)).toMatchObject({ kind: 'right' });
		now = NOW + 4_000 * DAY_MS;
		expect(await check(signed)).toEqual(fault('expired'));
		now = NOW;
	});

	it('is refused from the moment the certificate is revoked', async () => {
		const issued = await authority.issue(aygun, IN_FORCE);
		const signed = await signChallenge(issued, 'a');
		expect(await check(signed)).toMatchObject({ kind: 'right' });
		authority.revoke(issued.certificate);
		expect(await check(signed)).toEqual(fault('revoked'));
	});

	it('is refused when something else was signed, by another key, or in part', async () => {
		const issued = await authority.issue(aygun, IN_FORCE);
		const signed = await signChallenge(issued, 'a');
		const { privateKey } = await authority.issue(aygun, IN_FORCE);
		const byAnother = await signChallenge({ ...issued, privateKey }, 'a');
		expect(await check(signed, 'b')).toEqual(fault('unsigned'));
		expect(await check(byAnother)).toEqual(fault('unsigned'));
		const signature = signed.signature.slice(0, -1);
		expect(await check({ ...signed, signature })).toEqual(fault('unsigned'));
		expect(await check({ ...signed, signature: new Uint8Array() })).toEqual(fault('unsigned'));
	});

	it('is refused when the certificate was changed after it was issued', async () => {
		const signed = await signChallenge(await authority.issue(aygun, IN_FORCE), 'a');
		const text = Buffer.from(signed.certificate).toString('latin1').replace('1AYGN23', '2ELNR34');
		const certificate = Uint8Array.from(Buffer.from(text, 'latin1'));
		expect(await check({ ...signed, certificate })).toEqual(fault('foreign'));
	});

	it.each([{ commonName: 'Heç kim', serialNumber: '7QQQQ77' }, { commonName: '1AYGN23' }])(
		'is nobody’s when the certificate carries no FİN that is known: %j',
		async (subject) => {
			const signed = await signChallenge(await authority.issue(subject, IN_FORCE), 'a');
			expect(await check(signed)).toEqual(fault('nobody'));
		}
	);
});

describe('A revocation list', () => {
	it('is believed from its own centre and up to its date only', async () => {
		const list = await authority.revocationList();
		const [issuer, root] = authority.chain as [
			(typeof authority.chain)[0],
			(typeof authority.chain)[0]
		];
		const certificate = derOf((await authority.issue(aygun, IN_FORCE)).certificate);
		expect(await isRevoked(list, { certificate, issuer, now })).toBe(false);
		const asked = { certificate, issuer, now };
		await expect(isRevoked(list, { ...asked, issuer: root })).rejects.toThrow('believed');
		await expect(isRevoked(list, { ...asked, now: now + DAY_MS })).rejects.toThrow('believed');
		await expect(isRevoked(list, { ...asked, now: now - DAY_MS })).rejects.toThrow('believed');
	});
});

describe('The words of the sandbox', () => {
	const languageOf = (headers: Record<string, string>) => wordsFor({ headers }).language;

	it.each([
		[{}, 'az'],
		[{ 'accept-language': 'de,ru;q=0.8,en;q=0.5' }, 'ru'],
		[{ 'accept-language': 'fr' }, 'az'],
		[{ 'accept-language': 'ru', cookie: 'a=b; muraciet-sandbox-language=en' }, 'en'],
		[{ 'accept-language': 'ru', cookie: 'muraciet-sandbox-language=xx' }, 'ru']
	])('for %j are in %s', (headers, language) => {
		expect(languageOf(headers)).toBe(language);
	});
});
