import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import { answerMetrics } from '../../src/lib/server/observe/answer-metrics.ts';
import { answerReady } from '../../src/lib/server/observe/answer-ready.ts';
import { Metrics } from '../../src/lib/server/observe/metrics.ts';
import { deviceTo, signIn, type SignedIn } from './product-client.ts';
import { type ProductServer, startProduct } from './product-server.ts';
import { pdfOf } from './pdf.ts';
import { declare, declareBoth, newId, says, type TestDevice } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';
import { addAddresses } from './sync-server.ts';

describe('A running server', () => {
	let folder: string;
	let product: ProductServer;
	let who: SignedIn;
	let phone: TestDevice;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'muraciet-observe-'));
		product = await startProduct(folder);
		await addAddresses(product.runtime.db);
		who = await signIn(product.runtime);
		phone = deviceTo(() => product.origin, who);
	});
	afterEach(async () => {
		await product.close().catch(() => undefined);
		await rm(folder, { recursive: true });
	});

	const metricsFor = (token: string, config: Partial<typeof product.runtime.config> = {}) =>
		answerMetrics(
			{ ...product.runtime, config: { ...product.runtime.config, ...config } },
			new Request(`${product.origin}/metrics`, { headers: { authorization: `Bearer ${token}` } })
		);

	it('counts exchanges, the bytes of documents and applications by status', async () => {
		const bytes = pdfOf(5000);
		const document = declare(bytes);
		const both = [document, declare(pdfOf(10), 'residence')];
		await phone.tell(says.submit(newId<ApplicationId>(), both));
		await phone.append(document.id, 0, bytes);
		const answer = await metricsFor('secret', { metricsToken: 'secret' });
		expect(answer.headers.get('cache-control')).toBe('no-store');
		const text = await answer.text();
		expect(text).toContain('muraciet_exchanges_total{answer="exchanged"} 1');
		expect(text).toContain('muraciet_append_bytes_total 5000');
		expect(text).toContain('muraciet_applications{status="registered"} 1');
		expect(text).toContain('muraciet_dead_letters 0');
		expect(text).toContain('process_resident_memory_bytes');
	});

	it('shows its metrics to nobody without the token, and to nobody at all where none is set', async () => {
		expect((await metricsFor('wrong', { metricsToken: 'secret' })).status).toBe(404);
		expect((await metricsFor('', { metricsToken: '' })).status).toBe(404);
	});

	it('is ready until it is told to stop or its database does not answer', async () => {
		expect((await answerReady(product.runtime)).status).toBe(200);
		const stopping = await answerReady({ ...product.runtime, isStopping: true });
		expect([stopping.status, await stopping.json()]).toEqual([
			503,
			{ database: true, documents: true, running: false }
		]);
		await product.runtime.db.destroy();
		const broken = await answerReady(product.runtime);
		expect(await broken.json()).toMatchObject({ database: false });
	});
});

onEachSyncScene((scene) => {
	it('tells how long the oldest notice waits', async () => {
		const { database: db, phone, server } = scene;
		await db.updateTable('person').set({ email: 'someone@example.com' }).execute();
		await phone.tell(says.submit(newId<ApplicationId>(), declareBoth()));
		server.pass(90_000);
		const text = await new Metrics({ db, clock: server.parts.clock }).read();
		const seconds = Number(/^muraciet_outbox_age_seconds (.+)$/m.exec(text)?.[1]);
		expect(seconds).toBeGreaterThanOrEqual(90);
		expect(seconds).toBeLessThan(100);
	});
});
