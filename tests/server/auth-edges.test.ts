import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ClaimPaths, readProfile } from '../../src/lib/server/auth/claims.ts';
import { signedInMark, signedInPair } from '../../src/lib/domain/wire/signed-in-mark.ts';
import { clearCookie, readCookie, setCookie } from '../../src/lib/server/auth/cookies.ts';
import { describeDevice } from '../../src/lib/server/auth/device-label.ts';
import { isForeignMutation } from '../../src/lib/server/auth/foreign-request.ts';
import { localPath } from '../../src/lib/server/auth/return-to.ts';
import { securityHeaders } from '../../src/lib/server/security-headers.ts';

const ORIGIN = 'https://muraciet.example';

describe('The way back after a sign-in', () => {
	it.each(['/', '/applications', '/applications/new?source=e-su&x=a%20b#top', '/e-gov', '/a//b'])(
		'leads to %s',
		(path) => {
			expect(localPath(path)).toBe(path);
		}
	);

	it.each([
		null,
		'',
		'applications',
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'/\t/evil.example',
		'/\n//evil.example',
		' //evil.example',
		'https://evil.example',
		'https:evil.example',
		'javascript:alert(1)',
		'/%2Fevil.example',
		'/%5Cevil.example',
		'%2F%2Fevil.example',
		'/%252Fevil.example',
		'/%09/evil.example',
		'/..//evil.example',
		'/%2e%2e//evil.example',
		'/.%2F/evil.example',
		'/%',
		'/a%0d%0aset-cookie:x',
		'/auth/sign-in',
		'/trpc/session.signOut',
		`/${'a'.repeat(2000)}`
	])('leads home instead of to %j', (path) => {
		expect(localPath(path)).toBe('/');
	});

	it('never leads to another origin, whatever is asked', () => {
		const sign = fc.constantFrom(
			'/',
			'\\',
			'%2F',
			'%5C',
			'%25',
			'.',
			'@',
			':',
			'?',
			'#',
			'\t',
			'a'
		);
		const path = fc.oneof(
			fc.array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
			fc.webUrl(),
			fc.string()
		);
		fc.assert(
			fc.property(path, (asked) => {
				const leads = localPath(asked);
				expect(new URL(leads, ORIGIN).origin).toBe(ORIGIN);
				expect(new URL(ORIGIN + leads).origin).toBe(ORIGIN);
				expect(leads).not.toMatch(/^\/[/\\]/);
			}),
			{ numRuns: 2000 }
		);
	});
});

describe('A request that changes something', () => {
	const send = (headers: Record<string, string>, method = 'POST') =>
		isForeignMutation(new Request(`${ORIGIN}/trpc/sync.exchange`, { method, headers }), ORIGIN);

	const contentTypes = [
		'application/json',
		'application/octet-stream',
		'multipart/form-data',
		'application/x-www-form-urlencoded',
		'text/plain',
		''
	];

	it.each(contentTypes)('is refused from elsewhere with content type "%s"', (type) => {
		const content = type ? { 'content-type': type } : {};
		expect(send({ ...content, origin: 'https://evil.example' })).toBe(true);
		expect(send({ ...content, origin: 'null' })).toBe(true);
		expect(send({ ...content, 'sec-fetch-site': 'cross-site' })).toBe(true);
		expect(send({ ...content, 'sec-fetch-site': 'same-site' })).toBe(true);
		expect(send({ ...content, origin: ORIGIN, 'sec-fetch-site': 'cross-site' })).toBe(true);
		expect(send({ ...content, origin: ORIGIN, 'sec-fetch-site': 'same-origin' })).toBe(false);
	});

	it('is refused from a neighbour: another port, scheme or subdomain', () => {
		for (const origin of [
			`${ORIGIN}:8443`,
			'http://muraciet.example',
			'https://a.muraciet.example'
		]) {
			expect(send({ origin })).toBe(true);
		}
	});

	it('is taken from a program, and reading is anybody’s to ask', () => {
		expect(send({})).toBe(false);
		expect(send({ origin: 'https://evil.example' }, 'GET')).toBe(false);
	});
});

describe('Cookies', () => {
	const value = 'v'.repeat(43);
	const requestWith = (cookie: string) => new Request(ORIGIN, { headers: { cookie } });

	it('are bound to the host and to https wherever there is https', () => {
		expect(setCookie({ kind: 'session', value, maxAgeSeconds: 60 }, true)).toBe(
			`__Host-muraciet=${value}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure`
		);
		expect(clearCookie('session', true)).toMatch(/^__Host-muraciet=; Path=\/; Max-Age=0;/);
	});

	it('so is the mark of a fresh sign-in, which the page takes away as it was set', () => {
		const mark = '__Host-muraciet-signed-in=1; Path=/;';
		expect(signedInMark(true, 60)).toBe(`${mark} Max-Age=60; SameSite=Lax; Secure`);
		expect(signedInMark(true, 0)).toBe(`${mark} Max-Age=0; SameSite=Lax; Secure`);
		expect(mark.startsWith(signedInPair(true))).toBe(true);
		expect(signedInMark(false, 60)).toBe('muraciet-signed-in=1; Path=/; Max-Age=60; SameSite=Lax');
	});

	it('are read by their exact name, and only where they can be a secret of ours', () => {
		const cookies = `a=b; muraciet=${value}; __Host-muraciet=${'h'.repeat(43)}`;
		expect(readCookie(requestWith(cookies), 'session', false)).toBe(value);
		expect(readCookie(requestWith(cookies), 'session', true)).toBe('h'.repeat(43));
		expect(readCookie(requestWith(cookies), 'signIn', false)).toBeNull();
		expect(readCookie(requestWith('muraciet=<script>'), 'session', false)).toBeNull();
		expect(readCookie(new Request(ORIGIN), 'session', false)).toBeNull();
	});
});

it('tells browsers to keep to https only where it is served over https', () => {
	const embedOrigins: string[] = [];
	expect(securityHeaders({ isSecure: true, embedOrigins })).toMatchObject({
		'strict-transport-security': 'max-age=63072000; includeSubDomains',
		'x-content-type-options': 'nosniff',
		'permissions-policy': expect.stringContaining('camera=(self)') as string
	});
	expect(securityHeaders({ isSecure: false, embedOrigins })).not.toHaveProperty(
		'strict-transport-security'
	);
});

describe('A device', () => {
	it.each([
		[
			'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
			'Chrome, Android'
		],
		[
			'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36',
			'Samsung Internet, Android'
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1',
			'Safari, iOS'
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0 Mobile/15E148 Safari/604.1',
			'Chrome, iOS'
		],
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0',
			'Edge, Windows'
		],
		[
			'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:121.0) Gecko/20100101 Firefox/121.0',
			'Firefox, macOS'
		],
		[
			'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36 OPR/106.0',
			'Opera, Linux'
		],
		[
			'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0 YaBrowser/23.11 Safari/537.36',
			'Yandex, Windows'
		],
		['curl/8.5.0', '']
	])('that calls itself %s is "%s"', (userAgent, label) => {
		expect(describeDevice(userAgent)).toBe(label);
	});
});

describe('The profile in an id_token', () => {
	const paths: ClaimPaths = {
		fin: 'user.pin',
		givenName: 'user.firstName',
		familyName: 'user.lastName',
		patronymic: 'user.patronymic',
		phone: 'user.phone',
		email: 'user.email'
	};

	it('is read by its configured paths and tidied as the form would', () => {
		const user = {
			pin: '1aygn23',
			firstName: ' Aygu\u0308n ',
			lastName: 'Məmmədova',
			phone: '994500000101',
			email: 'Aygun@EXAMPLE.AZ'
		};
		expect(readProfile({ user }, paths)).toEqual({
			fin: '1AYGN23',
			givenName: 'Aygün',
			familyName: 'Məmmədova',
			patronymic: '',
			phone: '+994500000101',
			email: 'Aygun@example.az'
		});
	});

	it('leaves out a phone and an e-mail that can be none', () => {
		const user = { pin: '1AYGN23', phone: '+1 555', email: 'nobody' };
		expect(readProfile({ user }, paths)).toMatchObject({ phone: '', email: '' });
	});

	it('never reads what an object inherits', () => {
		const inherited = { ...paths, givenName: 'user.constructor.name', familyName: '__proto__' };
		const profile = readProfile({ user: { pin: '1AYGN23' } }, inherited);
		expect(profile).toMatchObject({ givenName: '', familyName: '' });
	});
});
