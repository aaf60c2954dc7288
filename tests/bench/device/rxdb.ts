import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { addRxPlugin, createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { OpenStore, StorePage } from './store.ts';

/* RxDB over Dexie, which is the storage that its open package has for browsers. */

const id = { type: 'string', maxLength: 36 };
const at = { type: 'number', multipleOf: 1, minimum: 0, maximum: 1e13 };
const draft = {
	...{ version: 0, primaryKey: 'id', type: 'object' },
	properties: { id, at, fields: { type: 'object' } },
	required: ['id', 'at'],
	indexes: ['at']
};
const document = {
	...{ version: 0, primaryKey: 'id', type: 'object' },
	properties: { id },
	attachments: {}
};

addRxPlugin(RxDBAttachmentsPlugin);

const openStore: OpenStore = async () => {
	const database = await createRxDatabase<'drafts' | 'documents'>({
		...{ name: 'rxdb', storage: getRxStorageDexie(), multiInstance: false }
	});
	await database.addCollections({ drafts: { schema: draft }, documents: { schema: document } });
	const { drafts, documents } = database.collections;
	return {
		async writeDraft(fields) {
			await drafts.insert({ id: crypto.randomUUID(), at: Date.now(), fields });
		},
		listDrafts: async () => (await drafts.find({ sort: [{ at: 'desc' }] }).exec()).length,
		async keepDocument(file) {
			const kept = await documents.insert({ id: crypto.randomUUID() });
			await kept.putAttachment({ id: 'file', data: file, type: file.type });
		},
		async readDocuments() {
			let bytes = 0;
			for (const kept of await documents.find().exec()) {
				for (const attachment of kept.allAttachments()) {
					bytes += (await (await attachment.getData()).arrayBuffer()).byteLength;
				}
			}
			return bytes;
		}
	};
};

(globalThis as unknown as StorePage).openStore = openStore;
