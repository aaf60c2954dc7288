import { Dexie } from 'dexie';
import { type IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { clockwork } from './clockwork.ts';
import type { KeyLocks } from './key-locks.ts';
import type { TabStorage } from './tab-storage.ts';

/** What the product finds by a global name, of one page. */
export interface Page {
	storage: TabStorage;
	locks?: ReturnType<KeyLocks['of']>;
}

/** The one page whose databases Dexie opens by name alone: signing in and out and a PIN do that. */
class Foreground {
	page: Page | null = null;
	#turn: Promise<unknown> = Promise.resolve();

	/** Does the work as that page, once nobody else is in front. Of a page that is killed it never ends. */
	async during<Result>(page: Page, work: () => Promise<Result>): Promise<Result> {
		const mine = this.#turn.then(async () => {
			await clockwork.sleep(0);
			this.#put(page);
			return Promise.race([work(), page.storage.ended]).finally(() => this.#put(null));
		});
		this.#turn = mine.catch(() => undefined);
		await mine;
		return page.storage.isDead ? new Promise(() => undefined) : (mine as Promise<Result>);
	}

	/** Forgets whom an earlier schedule left in front. */
	reset(): void {
		this.#put(null);
		this.#turn = Promise.resolve();
	}

	#put(page: Page | null): void {
		this.page = page;
		Dexie.dependencies = { indexedDB: page?.storage.factory ?? nowhere, IDBKeyRange };
	}
}

const nowhere = {
	open: () => {
		throw new Error('No tab of any device asked for this');
	}
} as unknown as IDBFactory;

export const foreground = new Foreground();
foreground.reset();
Object.defineProperty(globalThis.navigator, 'locks', { get: () => foreground.page?.locks });
