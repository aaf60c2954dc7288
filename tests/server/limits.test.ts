import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/lib/server/config.ts';
import { DatabaseLimiter, purgeLimits } from '../../src/lib/server/limits/database-limiter.ts';
import { type Asking, type Limits, makeLimits } from '../../src/lib/server/limits/limits.ts';
import { isPublicAddress, networkOf } from '../../src/lib/server/limits/network.ts';
import { onEachDatabase } from './databases.ts';

const LIMITS = { LIMIT_CALLS: '6', LIMIT_UPLOADS: '4', LIMIT_SIGN_INS: '3' };
const call = { pathname: '/trpc/sync.exchange', session: 'a', address: null };
const upload = { ...call, pathname: '/trpc/document.append' };
const signIn = { pathname: '/auth/sign-in', session: null, address: '203.0.113.7' };

onEachDatabase((database) => {
	/** One process, on a clock of its own. */
	function start(variables: Record<string, string> = {}) {
		let now = Date.UTC(2026, 10, 23);
		const config = readConfig({ ...LIMITS, LIMIT_ADDRESS_FACTOR: '2', ...variables });
		const parts = { db: database(), clock: () => now, config };
		return {
			parts,
			limits: makeLimits(parts),
			pass: (milliseconds: number) => void (now += milliseconds)
		};
	}

	/** How many of so many are let through. */
	async function through(limits: Limits, asking: Asking, count: number) {
		const waits: number[] = [];
		for (let i = 0; i < count; i++) waits.push(await limits.take(asking));
		return waits.filter((wait) => wait === 0).length;
	}

	it('a session is let ask so often a minute, and again when the minute is over', async () => {
		const { limits, pass } = start();
		expect(await through(limits, call, 10)).toBe(6);
		pass(20_000);
		expect(await limits.take(call)).toBe(40_000);
		pass(40_000);
		expect(await through(limits, call, 10)).toBe(6);
	});

	it('one session’s haste is nobody else’s, and its uploads are not its calls', async () => {
		const { limits } = start();
		await through(limits, call, 10);
		expect(await through(limits, { ...call, session: 'b' }, 10)).toBe(6);
		expect(await through(limits, upload, 10)).toBe(4);
	});

	it('documents, receipts and the queue as a file are calls like any other', async () => {
		const { limits } = start();
		const paths = ['/documents/x/pages/1', '/applications/x/receipt.pdf', '/desk/queue.csv'];
		for (const pathname of paths) expect(await through(limits, { ...call, pathname }, 2)).toBe(2);
		for (const pathname of paths) expect(await through(limits, { ...call, pathname }, 2)).toBe(0);
		expect(await through(limits, { ...call, pathname: '/desk' }, 10)).toBe(10);
	});

	it('an address is let ask for all its sessions, and a subscriber’s IPv6 is one address', async () => {
		const { limits } = start();
		const from = (session: string, address: string) =>
			through(limits, { ...call, session, address }, 10);
		expect(await from('a', '2001:db8::1')).toBe(6);
		expect(await from('b', '2001:db8::2')).toBe(6);
		expect(await from('c', '2001:db8:0:0:7::3')).toBe(0);
		expect(await from('d', '2001:db8:0:1::1')).toBe(6);
	});

	it('attempts to sign in are counted by address, without a session', async () => {
		const { limits } = start();
		expect(await through(limits, signIn, 10)).toBe(3);
		expect(await limits.take({ ...signIn, address: '203.0.113.8' })).toBe(0);
	});

	it('questions for somebody’s status count as such attempts do, in a batch too', async () => {
		const { limits } = start();
		const from = { session: null, address: '203.0.113.9' };
		const asked = ['status.ask', 'status.read', 'about.about,status.ask', 'status.ask'];
		const waits = [];
		for (const path of asked) waits.push(await limits.take({ ...from, pathname: `/trpc/${path}` }));
		expect(waits.map((wait) => wait > 0)).toEqual([false, false, false, true]);
	});

	it('a proxy’s address, a page and a limit of 0 are never in the way', async () => {
		const { limits } = start({ LIMIT_CALLS: '0' });
		expect(await through(limits, { ...signIn, address: '10.0.0.1' }, 10)).toBe(10);
		expect(await through(limits, { ...call, pathname: '/applications' }, 10)).toBe(10);
		expect(await through(limits, { ...call, address: '203.0.113.7' }, 10)).toBe(10);
	});

	it('processes that share a database share the limit', async () => {
		const [one, other] = [start(), start()];
		expect(await through(one.limits, call, 4)).toBe(4);
		expect(await through(other.limits, call, 10)).toBe(2);
	});

	it('whoever asks in large numbers costs a write for many, and none once refused', async () => {
		const { limits } = start({ LIMIT_CALLS: '300' });
		const points = async () =>
			(await database().selectFrom('rate_limit').select('points').executeTakeFirst())?.points;
		await limits.take(call);
		expect(await points()).toBe(10);
		await through(limits, call, 9);
		expect(await points()).toBe(10);
		await through(limits, call, 1000);
		expect(await points()).toBe(310);
	});

	it('counts of those who ask at once are not lost, and what no longer counts is forgotten', async () => {
		const { parts, pass } = start();
		const limiter = new DatabaseLimiter(parts, { points: 100, duration: 60 });
		await Promise.all(Array.from({ length: 20 }, () => limiter.consume('k', 2)));
		expect(await limiter.get('k')).toMatchObject({ consumedPoints: 40, remainingPoints: 60 });
		expect(await limiter.block('k', 5)).toMatchObject({ msBeforeNext: 5000 });
		expect(await limiter.delete('k')).toBe(true);
		await limiter.consume('k');
		pass(60_000);
		expect(await limiter.get('k')).toBeNull();
		await purgeLimits(parts);
		expect(await database().selectFrom('rate_limit').selectAll().execute()).toEqual([]);
	});
});

describe('an address', () => {
	it.each(['127.0.0.1', '::1', '10.1.2.3', '::ffff:192.168.1.5', 'fd00::7', '172.31.0.1'])(
		'%s is no one subscriber’s',
		(address) => expect(isPublicAddress(address)).toBe(false)
	);

	it.each([
		['203.0.113.7', '203.0.113.7'],
		['::ffff:203.0.113.7', '203.0.113.7'],
		['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
		['2001:db8::1', '2001:db8:0:0']
	])('%s is of the network %s', (address, network) => {
		expect(isPublicAddress(address)).toBe(true);
		expect(networkOf(address)).toBe(network);
	});
});
