/** A page a scripted browser ended at, after every redirect. */
export interface Page {
	url: URL;
	status: number;
	html: string;
}

interface Cookie {
	host: string;
	path: string;
	value: string;
}

const MAX_REDIRECTS = 10;

/** A browser without a screen: real requests, redirects followed one by one, cookies kept by host and path. */
export class ScriptedBrowser {
	/** Every address it was sent to, in order. */
	readonly visited: URL[] = [];
	/** All it was told, by whom: headers and pages. */
	readonly heard: { host: string; text: string }[] = [];
	readonly #cookies = new Map<string, Cookie>();
	readonly #userAgent: string;

	constructor(userAgent = 'Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36') {
		this.#userAgent = userAgent;
	}

	open(url: string | URL): Promise<Page> {
		return this.#go(new URL(url), null);
	}

	/** Sends a page's form, as pressing its button would. */
	submit(page: Page, form: Record<string, string>, path = ''): Promise<Page> {
		return this.#go(new URL(path, page.url), new URLSearchParams(form));
	}

	/** Follows a page's link by the words it is shown with. */
	follow(page: Page, words: string): Promise<Page> {
		const links = page.html.matchAll(/<a\b[^>]*\bhref="([^"]+)"[^>]*>([^<]*)</g);
		const link = [...links].find(([, , text]) => text?.trim() === words);
		if (!link?.[1]) throw new Error(`No link "${words}" on ${page.url.pathname}`);
		return this.open(new URL(link[1], page.url));
	}

	cookie(name: string): string | undefined {
		return [...this.#cookies].find(([key]) => key.startsWith(`${name};`))?.[1].value;
	}

	plantCookie(name: string, value: string): void {
		this.#cookies.set(`${name};localhost;/`, { host: 'localhost', path: '/', value });
	}

	/** Opens an address or sends a form, and stays where it is told to go next. */
	fetchOnce(url: URL, form: URLSearchParams | null = null): Promise<Response> {
		this.visited.push(url);
		return this.request(url, { method: form ? 'POST' : 'GET', body: form });
	}

	/** Sends any request, with the cookies of its address. */
	async request(address: string | URL, init: RequestInit = {}): Promise<Response> {
		const url = new URL(address);
		const headers = new Headers(init.headers);
		headers.set('user-agent', this.#userAgent);
		headers.set('cookie', this.#cookieHeader(url));
		if (!headers.has('accept')) headers.set('accept', 'text/html');
		const response = await fetch(url, { ...init, headers, redirect: 'manual' });
		for (const line of response.headers.getSetCookie()) this.#keep(url, line);
		return response;
	}

	async #go(start: URL, form: URLSearchParams | null): Promise<Page> {
		let [url, body] = [start, form];
		for (let i = 0; i < MAX_REDIRECTS; i++) {
			const response = await this.fetchOnce(url, body);
			const location = response.headers.get('location');
			const html = await response.text();
			this.heard.push({ host: url.host, text: `${JSON.stringify([...response.headers])}${html}` });
			if (!location) return { url, status: response.status, html };
			[url, body] = [new URL(location, url), null];
		}
		throw new Error('Redirected for ever');
	}

	#cookieHeader(url: URL): string {
		const sent = [...this.#cookies].filter(
			([, { host, path }]) => host === url.hostname && url.pathname.startsWith(path)
		);
		return sent.map(([key, { value }]) => `${key.split(';', 1)[0]}=${value}`).join('; ');
	}

	#keep(url: URL, line: string): void {
		const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
		const [name = '', value = ''] = pair.split(/=(.*)/s);
		const path = attribute(attributes, 'path') ?? '/';
		const isGone = attribute(attributes, 'max-age') === '0' || value === '';
		const key = `${name};${url.hostname};${path}`;
		if (isGone) this.#cookies.delete(key);
		else this.#cookies.set(key, { host: url.hostname, path, value });
	}
}

function attribute(attributes: string[], name: string): string | undefined {
	const found = attributes.find((part) => part.toLowerCase().startsWith(`${name}=`));
	return found?.slice(name.length + 1);
}
