import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Scene } from './auth-scene.ts';
import type { Lie } from './auth-stand-in.ts';
import { onSqlite } from './databases.ts';

/** Long enough for answers that do come on a busy machine. */
const PATIENCE_SECONDS = 0.5;

const ENDPOINTS = ['discovery', 'token', 'keys'] as const;

const hangs = () => new Promise<Response>(() => undefined);

const typed = (body: string, type: string, status = 200) =>
	new Response(body, { status, headers: { 'content-type': type } });

const RUBBISH: [string, () => Response][] = [
	['a page', () => typed('<h1>Texniki fasilə</h1>', 'text/html')],
	['a page that calls itself JSON', () => typed('<h1>Texniki fasilə</h1>', 'application/json')],
	['half an answer', () => typed('{"keys": [', 'application/json')],
	['a crash', () => typed('Oops', 'text/plain', 500)],
	['a crash in JSON', () => typed('{"message": "Oops"}', 'application/json', 500)],
	['a way elsewhere', () => Response.redirect('https://evil.example/')]
];

onSqlite((database) => {
	let scene: Scene;

	beforeEach(async () => {
		scene = await Scene.start(database(), PATIENCE_SECONDS);
	});
	afterEach(() => scene.close());

	describe.each(ENDPOINTS)('A provider whose %s endpoint', (endpoint) => {
		/** Tells the person where they were, and lets them in once the provider is well again. */
		async function expectRefused(lie: Lie, reason = 'unavailable'): Promise<void> {
			scene.provider.lie = lie;
			const page = await scene.signIn();
			expect(page.url.pathname).toBe('/applications');
			await scene.expectRefused(page, reason);
			scene.provider.lie = {};
			expect((await scene.signIn()).html).not.toBe('null');
		}

		it('takes the question and never answers is not waited for', () =>
			expectRefused({ [endpoint]: hangs }));

		it.each(RUBBISH)('answers %s is told from a sign-in that failed', (_what, answer) =>
			expectRefused({ [endpoint]: answer })
		);

		it('answers something else altogether is not believed', () =>
			expectRefused({ [endpoint]: () => Response.json({ status: 'ok' }) }, 'failed'));
	});

	it('keeps nobody from signing out when the provider never answers', async () => {
		scene.provider.lie = { discovery: hangs };
		expect(await scene.app.identity.signOutUrl()).toBeNull();
	});
});
