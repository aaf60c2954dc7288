import type { SignedIn } from './product-client.ts';

/** An open page: the events it is told, as they come. */
export class OpenPage {
	readonly #text: AsyncIterator<string>;
	#rest = '';

	private constructor(answer: Response) {
		this.#text = answer.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
	}

	static async of(origin: string, { cookie }: Pick<SignedIn, 'cookie'>): Promise<OpenPage> {
		const url = `${origin}/trpc/sync.revisions`;
		return new OpenPage(await fetch(url, { headers: { cookie, accept: 'text/event-stream' } }));
	}

	/** The next event as its name and what it says; null when the server has ended it. */
	async next(): Promise<{ event: string; data: unknown } | null> {
		while (!this.#rest.includes('\n\n')) {
			const chunk = await this.#text.next();
			if (chunk.done) return null;
			this.#rest += chunk.value;
		}
		const end = this.#rest.indexOf('\n\n');
		const lines = this.#rest.slice(0, end).split('\n');
		this.#rest = this.#rest.slice(end).replace(/^\n+/, '');
		const read = (name: string) =>
			lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
		return { event: read('event') ?? 'message', data: JSON.parse(read('data') || 'null') };
	}

	/** The next revision told. */
	async revision(): Promise<number> {
		for (;;) {
			const told = await this.next();
			if (!told) throw new Error('The server has ended it');
			if (told.event === 'message') return (told.data as { revision: number }).revision;
		}
	}

	async leave(): Promise<void> {
		await this.#text.return?.();
	}
}
