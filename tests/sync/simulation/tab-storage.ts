import type { IDBFactory } from 'fake-indexeddb';

/**
 * A device's IndexedDB as one tab of it sees it. A killed tab's open transactions are taken back and its connections
 * closed, as a browser does; whatever of its code still runs can't write any more.
 */
export class TabStorage {
	#disk: IDBFactory;
	#connections = new Set<IDBDatabase>();
	#open = new Set<IDBTransaction>();
	isDead = false;
	/** Resolves when the tab is killed. */
	readonly ended: Promise<void>;
	#end: () => void = () => undefined;

	constructor(disk: IDBFactory) {
		this.#disk = disk;
		this.ended = new Promise((resolve) => (this.#end = resolve));
	}

	/** What the tab's Dexie is given. */
	get factory(): IDBFactory {
		const door = {
			open: (name: string, version?: number) => this.#openDatabase(name, version),
			deleteDatabase: (name: string) => this.#whileAlive(() => this.#disk.deleteDatabase(name)),
			databases: () => this.#disk.databases(),
			cmp: (a: unknown, b: unknown) => this.#disk.cmp(a, b)
		};
		return door;
	}

	kill(): void {
		this.isDead = true;
		this.#end();
		for (const transaction of this.#open) abort(transaction);
		for (const connection of this.#connections) connection.close();
	}

	#whileAlive<Result>(work: () => Result): Result {
		if (this.isDead) throw new DOMException('The tab was killed', 'InvalidStateError');
		return work();
	}

	#openDatabase(name: string, version?: number): IDBOpenDBRequest {
		const request = this.#whileAlive(() => this.#disk.open(name, version));
		request.addEventListener('upgradeneeded', () => this.#track(request.transaction!));
		request.addEventListener('success', () => this.#adopt(request.result));
		return request;
	}

	#adopt(connection: IDBDatabase): void {
		this.#connections.add(connection);
		if (this.isDead) connection.close();
		const transact = connection.transaction.bind(connection);
		connection.transaction = (...args: Parameters<typeof transact>) =>
			this.#track(this.#whileAlive(() => transact(...args)));
	}

	#track(transaction: IDBTransaction): IDBTransaction {
		this.#open.add(transaction);
		const forget = () => void this.#open.delete(transaction);
		transaction.addEventListener('complete', forget);
		transaction.addEventListener('abort', forget);
		return transaction;
	}
}

function abort(transaction: IDBTransaction): void {
	try {
		transaction.abort();
	} catch {
		// It has just ended by itself.
	}
}
