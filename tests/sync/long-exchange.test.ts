import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import type { ApplicationId, ClientId } from '../../src/lib/domain/ids.ts';
import { exchangeRequest, type ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import { EXCHANGE_BUDGET_BYTES } from '../../src/lib/domain/wire/protocol.ts';
import { composeRequest } from '../../src/lib/sync/exchange.ts';
import { rpcTransport } from '../../src/lib/sync/rpc-transport.ts';
import { aygun, testDevice } from '../local/device.ts';

/** What 16 kbit/s carries, in bytes a millisecond. */
const SLOWEST = 2;

const application = '01900000-0000-7000-8000-00000000000a' as ApplicationId;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	// Nothing ever answers, until the device gives up.
	vi.stubGlobal('fetch', (_path: string, { signal }: RequestInit) => {
		return new Promise((_resolve, reject) => {
			signal!.addEventListener('abort', () => reject(new DOMException('Over', 'AbortError')));
		});
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('a full exchange is given as long as the slowest link needs for it and for a page of answer, and not for ever', async () => {
	const outcomes: string[] = [];
	void rpcTransport
		.exchange(requestOf(EXCHANGE_BUDGET_BYTES))
		.then(({ kind }) => outcomes.push(kind));
	await vi.advanceTimersByTimeAsync((EXCHANGE_BUDGET_BYTES + 32 * 1024) / SLOWEST);
	expect(outcomes).toEqual([]);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(outcomes).toEqual(['offline']);
});

test('however many small changes wait, no request has more of them than the server takes, and all of them go', async () => {
	const { workspace } = testDevice();
	const { db } = workspace;
	const mutation = { kind: 'discardDraft', applicationId: application } as const;
	const rows = Array.from({ length: 700 }, () => ({
		seq: null,
		applicationId: application,
		mutation
	}));
	await db.mutations.bulkAdd(rows);
	const told: number[] = [];
	while ((await db.mutations.count()) > 0) {
		const request = await composeRequest(workspace, aygun.id);
		expect(v.is(exchangeRequest, request)).toBe(true);
		told.push(...request.mutations.map(({ seq }) => seq));
		await db.mutations.where('order').belowOrEqual(told.length).delete();
	}
	expect(told).toEqual(Array.from(rows, (_row, index) => index + 1));
});

function requestOf(bytes: number): ExchangeRequest {
	const changes = { notes: { from: '', to: 'ə'.repeat(bytes / 2) } };
	const edit = { kind: 'saveDraft', applicationId: application, changes } as never;
	const mutations = [Object.assign({ seq: 1 }, edit)];
	const client = '01900000-0000-7000-8000-00000000000b' as ClientId;
	return { protocol: 1, person: aygun.id, client, acknowledged: 0, cursor: 0, mutations };
}
