import { expect } from 'vitest';
import type { Database } from '../../src/lib/server/database/database.ts';
import { startApp, type TestApp } from './auth-app.ts';
import { type Page, ScriptedBrowser } from './auth-browser.ts';
import { StandIn } from './auth-stand-in.ts';

/** A product, a provider that may lie, and a browser between them. */
export class Scene {
	readonly browser = new ScriptedBrowser();
	readonly app: TestApp;
	readonly provider: StandIn;

	/** `patience` with the provider, in seconds. */
	static async start(db: Database, patience?: number): Promise<Scene> {
		const provider = await StandIn.start();
		return new Scene(await startApp(db, provider.variables, patience), provider);
	}

	private constructor(app: TestApp, provider: StandIn) {
		this.app = app;
		this.provider = provider;
	}

	get db(): Database {
		return this.app.parts.db;
	}

	signIn(visitor = this.browser): Promise<Page> {
		return visitor.open(`${this.app.origin}/auth/sign-in?return_to=/applications`);
	}

	/** Begins a sign-in, and gives the address the browser is sent to. */
	async begin(visitor = this.browser): Promise<URL> {
		const start = await visitor.fetchOnce(new URL(`${this.app.origin}/auth/sign-in`));
		return new URL(start.headers.get('location') ?? '');
	}

	/** Stops before the browser is back at the product, and gives the address it would be sent to. */
	async callbackUrl(visitor = this.browser): Promise<URL> {
		const granted = await visitor.fetchOnce(await this.begin(visitor));
		return new URL(granted.headers.get('location') ?? '');
	}

	/** The page is the product's own with a reason, and nobody is signed in. */
	async expectRefused(page: Page, reason = 'failed'): Promise<void> {
		expect(page.url.origin).toBe(this.app.origin);
		expect(page.url.search).toBe(`?sign_in=${reason}`);
		expect(page.html).toBe('null');
		expect(await this.db.selectFrom('session').selectAll().execute()).toEqual([]);
	}

	async signEverybodyOut(): Promise<void> {
		await this.db.deleteFrom('session').execute();
	}

	lastLogged(): unknown {
		return JSON.parse(this.app.log.at(-1) ?? '{}');
	}

	async close(): Promise<void> {
		await this.app.close();
		await this.provider.close();
	}
}
