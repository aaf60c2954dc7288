import type { Database } from '../../src/lib/server/database/database.ts';
import type { Session } from '../../src/lib/server/auth/session.ts';
import { startApp, type TestApp } from './auth-app.ts';
import { type Page, ScriptedBrowser } from './auth-browser.ts';

/** ASAN Login's methods: its words, and what the id_token tells of them. */
export const METHODS = [
	['İdentifikasiya nömrəsi ilə', 'identification-number', 'substantial'],
	['SİMA İmza ilə', 'sima-imza', 'high'],
	['Asan İmza ilə', 'asan-imza', 'high'],
	['SİMA Token (Elektron İmza) ilə', 'sima-token', 'high'],
	['Bank Sertifikat Xidmətləri Mərkəzi tərəfindən təqdim olunan Elektron İmza ilə', 'bsmm', 'high']
] as const;

export const AYGUN = '1AYGN23';
export const NINO = '5NBRD67';

/** A product with its sandbox, and a browser in front of them. */
export class SandboxScene {
	readonly browser = new ScriptedBrowser();
	app: TestApp;

	static async start(db: Database): Promise<SandboxScene> {
		return new SandboxScene(await startApp(db));
	}

	private constructor(app: TestApp) {
		this.app = app;
	}

	/** Opens the sandbox's first page. */
	begin(returnTo = '/'): Promise<Page> {
		const query = new URLSearchParams({ return_to: returnTo });
		return this.browser.open(`${this.app.origin}/auth/sign-in?${query}`);
	}

	async choose(method: string, returnTo?: string): Promise<Page> {
		return this.browser.follow(await this.begin(returnTo), method);
	}

	/** Signs in as a sample person the quick way. */
	async signIn(method: string = METHODS[1][0], person = AYGUN): Promise<Page> {
		return this.browser.submit(await this.choose(method), { person });
	}

	/** Goes where the product sends a browser that has signed out, or asks to be sent elsewhere from there. */
	async leave(to?: string): Promise<Page> {
		const url = new URL((await this.app.identity.signOutUrl()) ?? '');
		if (to) url.searchParams.set('post_logout_redirect_uri', to);
		return this.browser.open(url);
	}

	/** Answers whether to be signed out at the provider too. */
	answerLeaving(page: Page, logout: 'yes' | null): Promise<Page> {
		const xsrf = /name="xsrf" value="([\w-]+)"/.exec(page.html)?.[1] ?? '';
		const form = { xsrf, ...(logout && { logout }) };
		return this.browser.submit(page, form, '/session/end/confirm');
	}

	/** The session the product finds for this browser. */
	async session(): Promise<Session | null> {
		const page = await this.browser.open(`${this.app.origin}/`);
		return JSON.parse(page.html) as Session | null;
	}

	/** Gives a FİN, and answers the page that asks for the code sent to it. */
	async askCode(fin = AYGUN): Promise<Page> {
		return this.browser.submit(await this.choose(METHODS[0][0]), { fin });
	}

	/** The code the outbox shows. */
	async sentCode(page: Page): Promise<string> {
		const outbox = await this.browser.open(new URL('/outbox', page.url));
		return /class="code">(\d{6})</.exec(outbox.html)?.[1] ?? '';
	}

	/** What anybody's phone says to the request it shows first; the page it was asked on. */
	async answerPhone(page: Page, answer: 'confirm' | 'cancel'): Promise<Page> {
		const phone = await new ScriptedBrowser().open(new URL('/phone', page.url));
		const request = /name="request" value="([\w-]+)"/.exec(phone.html)?.[1] ?? '';
		await new ScriptedBrowser().submit(phone, { request, answer });
		return phone;
	}
}
