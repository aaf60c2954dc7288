import { createHash } from 'node:crypto';
import { afterEach, beforeEach } from 'vitest';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import type { DeclaredDocument } from '../../src/lib/domain/wire/mutation.ts';
import type { Database } from '../../src/lib/server/database/database.ts';
import { onEachDatabase } from './databases.ts';
import { pdfOf } from './pdf.ts';
import { declare, newId, says, TestDevice } from './sync-device.ts';
import { addPerson, startSyncServer, type SyncServer } from './sync-server.ts';

export const SIZE = 700_000;
export const NOTHING = new Uint8Array();

/** The content of the document declared. */
export const bytes = pdfOf(SIZE);

/** Runs a suite on each database, each test with a document declared, not a byte of which has been sent. */
export function onEachAppendScene(suite: (scene: () => AppendScene) => void): void {
	onEachDatabase((database) => {
		let scene: AppendScene;
		beforeEach(async () => {
			const server = await startSyncServer(database());
			scene = new AppendScene(database(), server, await addPerson(database()));
			await scene.attach(declare(bytes));
		});
		afterEach(() => scene.server.close());
		suite(() => scene);
	});
}

export class AppendScene {
	readonly server: SyncServer;
	readonly phone: TestDevice;
	readonly application = newId<ApplicationId>();
	/** The one attached last. */
	document!: DeclaredDocument;
	readonly #db: Database;

	constructor(db: Database, server: SyncServer, person: PersonId) {
		this.#db = db;
		this.server = server;
		this.phone = new TestDevice(server, person);
	}

	async attach(document: DeclaredDocument): Promise<void> {
		await this.phone.exchange(says.attach(this.application, document));
		this.document = document;
	}

	async remove(): Promise<void> {
		await this.phone.exchange(says.remove(this.application, this.document.id));
	}

	append(offset: number, bytes: Uint8Array): Promise<AppendAnswer> {
		return this.phone.append(this.document.id, offset, bytes);
	}

	/** An append whose bytes come as the stream gives them. */
	stream(offset: number, body: ReadableStream<Uint8Array>): Promise<AppendAnswer> {
		const { person: owner } = this.phone;
		return this.server.append({ owner, document: this.document.id, offset, body });
	}

	row() {
		return this.#db
			.selectFrom('document')
			.selectAll()
			.where('id', '=', this.document.id)
			.executeTakeFirstOrThrow();
	}

	parts() {
		return this.#db.selectFrom('document_part').select('offset').execute();
	}

	/** What the database has of its bytes while they arrive, as it lies there. */
	async partBytes(): Promise<Uint8Array[]> {
		const rows = await this.#db.selectFrom('document_part').select('bytes').execute();
		return rows.map(({ bytes }) => bytes);
	}

	/** When the document in quarantine is looked at next; undefined where the store has nothing of it. */
	async nextCheck(): Promise<number | null | undefined> {
		const row = await this.#db
			.selectFrom('document_file')
			.select('next_check_at')
			.where('document_id', '=', this.document.id)
			.executeTakeFirst();
		return row?.next_check_at;
	}

	/** The digest of what the document store has of it; undefined for nothing. */
	async storedDigest(): Promise<string | undefined> {
		const chunks = await this.server.parts.documents.read(this.document.id);
		if (!chunks) return undefined;
		const hash = createHash('sha256');
		for await (const chunk of chunks) hash.update(chunk);
		return hash.digest('hex');
	}
}

/** A body whose connection breaks after these bytes. */
export function cutAfter(bytes: Uint8Array, chunk: number): ReadableStream<Uint8Array> {
	let at = 0;
	return new ReadableStream(
		{
			pull(controller) {
				if (at >= bytes.length) controller.error(new Error('aborted'));
				else controller.enqueue(bytes.subarray(at, (at += chunk)));
			}
		},
		{ highWaterMark: 0 }
	);
}

/** A body that is given its bytes by hand. */
export function openStream() {
	let controller!: ReadableStreamDefaultController<Uint8Array>;
	const stream = new ReadableStream<Uint8Array>({ start: (its) => void (controller = its) });
	return {
		stream,
		give: (chunk: Uint8Array) => controller.enqueue(chunk),
		end: () => controller.close()
	};
}
