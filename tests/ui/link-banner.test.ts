import { describe, expect, test } from 'vitest';
import { linkBannerState, type LinkFacts } from '../../src/lib/ui/shell/link-banner.ts';

const calm: LinkFacts = {
	link: { kind: 'idle' },
	bytesLeft: 0,
	waitingApplications: 0,
	isOnline: true,
	isSignedIn: true,
	needsLink: false
};

describe('what is said of the link', () => {
	const said = (facts: Partial<LinkFacts>) => linkBannerState({ ...calm, ...facts });

	test('nothing while all is well', () => {
		expect(said({})).toBeNull();
		expect(said({ link: { kind: 'working' } })).toBeNull();
		expect(said({ isSignedIn: false })).toBeNull();
	});

	test('no network comes before what the engine last saw', () => {
		expect(said({ isOnline: false, link: { kind: 'signedOut' } })).toBe('offline');
	});

	test('a server that does not answer is told apart from no network', () => {
		expect(said({ link: { kind: 'offline' } })).toBe('unreachable');
	});

	test('where nothing works or is kept without a link, nobody is told that it is', () => {
		expect(said({ needsLink: true })).toBeNull();
		expect(said({ needsLink: true, isOnline: false })).toBe('needsLink');
		expect(said({ needsLink: true, link: { kind: 'offline' } })).toBe('needsLink');
	});

	test('an old version is told even offline, for nothing goes until it is replaced', () => {
		expect(said({ isOnline: false, link: { kind: 'outdated' } })).toBe('outdated');
	});

	test('what waits for signing in is told to a guest', () => {
		expect(said({ isSignedIn: false, waitingApplications: 1 })).toBe('guestWaiting');
	});

	test('an application on its way is told before its documents', () => {
		const working = { link: { kind: 'working' } } as const;
		expect(said({ ...working, waitingApplications: 1, bytesLeft: 9 })).toBe('sendingText');
		expect(said({ ...working, bytesLeft: 9 })).toBe('sending');
	});
});
