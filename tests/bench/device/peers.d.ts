/* As much of the peers as is used here; they are installed apart, where no type is looked for. */

declare module 'pouchdb/dist/pouchdb.js' {
	interface Row {
		doc: { at: number };
		id: string;
	}
	export default class PouchDB {
		constructor(name: string);
		put(document: object): Promise<unknown>;
		allDocs(options: object): Promise<{ rows: Row[] }>;
		getAttachment(id: string, name: string): Promise<Blob>;
	}
}

declare module 'rxdb/plugins/core' {
	interface RxAttachment {
		getData(): Promise<Blob>;
	}
	interface RxDocument {
		putAttachment(attachment: { id: string; data: Blob; type: string }): Promise<unknown>;
		allAttachments(): RxAttachment[];
	}
	interface RxCollection {
		insert(document: object): Promise<RxDocument>;
		find(query?: object): { exec(): Promise<RxDocument[]> };
	}
	interface RxDatabase<Names extends string> {
		addCollections(collections: Record<Names, { schema: object }>): Promise<unknown>;
		collections: Record<Names, RxCollection>;
	}
	export function addRxPlugin(plugin: unknown): void;
	export function createRxDatabase<Names extends string>(
		options: object
	): Promise<RxDatabase<Names>>;
}

declare module 'rxdb/plugins/storage-dexie' {
	export function getRxStorageDexie(): unknown;
}

declare module 'rxdb/plugins/attachments' {
	export const RxDBAttachmentsPlugin: unknown;
}
