import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type PushStanding, readPushStanding } from '../../src/routes/notices/push-device.ts';

const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Safari/604.1';
const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.5 Safari/605.1.15';
const ANDROID = 'Mozilla/5.0 (Linux; Android 16) Chrome/143.0.0.0 Mobile';

interface Browser {
	userAgent: string;
	maxTouchPoints: number;
	isInstalled: boolean;
	/** Whether it knows pushes at all: Safari on an iPhone does in the installed app alone. */
	hasPush: boolean;
	permission: NotificationPermission;
	isSubscribed: boolean;
}

const phone: Browser = {
	...{ userAgent: ANDROID, maxTouchPoints: 5, isInstalled: false, hasPush: true },
	...{ permission: 'default', isSubscribed: false }
};
const iphone = { ...phone, userAgent: SAFARI, hasPush: false };

function browse(browser: Browser): void {
	const { userAgent, maxTouchPoints, isInstalled, hasPush, permission, isSubscribed } = browser;
	const getSubscription = () => Promise.resolve(isSubscribed ? {} : null);
	const registration = { pushManager: { getSubscription } };
	const serviceWorker = { getRegistration: () => Promise.resolve(registration) };
	vi.stubGlobal('navigator', { userAgent, maxTouchPoints, serviceWorker });
	vi.stubGlobal('matchMedia', () => ({ matches: isInstalled }));
	vi.stubGlobal('Notification', { permission });
	vi.stubGlobal('window', hasPush ? { PushManager: {}, Notification: {} } : {});
}

beforeEach(() => browse(phone));
afterEach(() => vi.unstubAllGlobals());

test.each<[string, Partial<Browser>, PushStanding]>([
	['nobody was asked yet', {}, 'askable'],
	['the person said no to the browser', { permission: 'denied' }, 'denied'],
	['it is allowed and not subscribed', { permission: 'granted' }, 'off'],
	['it is subscribed', { permission: 'granted', isSubscribed: true }, 'on'],
	['the browser knows no pushes', { hasPush: false }, 'unsupported'],
	['an iPhone has it open in the browser', iphone, 'needsInstall'],
	[
		'an iPad has it open, and calls itself a Macintosh',
		{ ...iphone, userAgent: IPAD },
		'needsInstall'
	],
	['an iPhone has it installed', { ...iphone, hasPush: true, isInstalled: true }, 'askable'],
	['an iPhone before iOS 16.4 has it installed', { ...iphone, isInstalled: true }, 'unsupported'],
	['a Macintosh has it open', { userAgent: IPAD, maxTouchPoints: 0 }, 'askable']
])('%s', async (_, browser, standing) => {
	browse({ ...phone, ...browser });
	expect(await readPushStanding('key')).toBe(standing);
});

test('a server without keys asks nobody', async () => {
	expect(await readPushStanding('')).toBe('unsupported');
});
