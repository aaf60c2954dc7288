import PouchDB from 'pouchdb/dist/pouchdb.js';
import type { OpenStore, StorePage } from './store.ts';

/* PouchDB as it comes: over IndexedDB, a document's file as an attachment. */

const openStore: OpenStore = async () => {
	const drafts = new PouchDB('drafts');
	const documents = new PouchDB('documents');
	await Promise.all([drafts, documents].map((store) => store.allDocs({ limit: 0 })));
	return {
		async writeDraft(fields) {
			await drafts.put({ _id: crypto.randomUUID(), at: Date.now(), ...fields });
		},
		async listDrafts() {
			const { rows } = await drafts.allDocs({ include_docs: true });
			return rows.toSorted((a, b) => b.doc.at - a.doc.at).length;
		},
		async keepDocument(file) {
			const attachment = { content_type: file.type, data: file };
			await documents.put({ _id: crypto.randomUUID(), _attachments: { file: attachment } });
		},
		async readDocuments() {
			let bytes = 0;
			for (const { id } of (await documents.allDocs({})).rows) {
				const file = await documents.getAttachment(id, 'file');
				bytes += (await file.arrayBuffer()).byteLength;
			}
			return bytes;
		}
	};
};

(globalThis as unknown as StorePage).openStore = openStore;
