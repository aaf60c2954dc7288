import { createHash } from 'node:crypto';
import { Dexie } from 'dexie';
import { expect, test, vi } from 'vitest';
import {
	DEFAULT_DOCUMENT_MAX_BYTES,
	DOCUMENT_PART_BYTES
} from '../../src/lib/domain/documents/document-limits.ts';
import { attachDocument } from '../../src/lib/local/actions/attach-document.ts';
import { startDraft } from '../../src/lib/local/actions/start-draft.ts';
import { digestOf } from '../../src/lib/local/documents/digest.ts';
import { RUN_BYTES } from '../../src/lib/local/documents/parts.ts';
import type { PartRow } from '../../src/lib/local/person-database.ts';
import { readApplication } from '../../src/lib/local/queries/applications.ts';
import { attach, pdfFile, testDevice } from './device.ts';

const start = { type: 'newConsumer', source: 'eGov', fields: {} } as const;
const ownership = 'ownership' as const;

const noRoom = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });

test.each([
	['as it is', noRoom],
	['as what ended the transaction', new Dexie.AbortError('aborted', noRoom)],
	['as what became of a slice', new Dexie.BulkError('1 of 8 failed', [noRoom])]
])(
	'a device without room, told %s, says so, keeps the draft, and leaves no half of a document',
	async (_, error) => {
		const { workspace } = testDevice();
		const id = await startDraft(workspace, start);
		const put = vi.spyOn(workspace.db.parts, 'bulkPut');
		put.mockImplementationOnce((parts) => workspace.db.parts.bulkAdd(parts));
		put.mockRejectedValueOnce(error);
		const file = pdfFile('a.pdf', RUN_BYTES + 1);
		const result = await attach(workspace, id, { kind: ownership, file });
		expect(result).toEqual({ ok: false, problem: { code: 'deviceFull', at: ownership } });
		expect(await workspace.db.parts.count()).toBe(0);
		expect(await readApplication(workspace.db, id)).toMatchObject({ documents: [] });
	}
);

test.each<[string, (parts: readonly PartRow[]) => PartRow[]]>([
	['lost', (parts) => parts.map((part) => ({ ...part, bytes: new ArrayBuffer(0) }))],
	['one slice short', (parts) => parts.slice(1)],
	['other in one bit', ([first, ...rest]) => [{ ...first!, bytes: otherInOneBit(first!) }, ...rest]]
])('a document whose stored bytes are %s is not said to be saved', async (_, spoil) => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	vi.spyOn(workspace.db.parts, 'bulkPut').mockImplementationOnce((parts) =>
		workspace.db.parts.bulkAdd(spoil(parts))
	);
	const file = pdfFile('a.pdf', 2 * DOCUMENT_PART_BYTES);
	const result = await attach(workspace, id, { kind: ownership, file });
	expect(result).toMatchObject({ ok: false, problem: { code: 'documentDamaged' } });
	expect(await workspace.db.parts.count()).toBe(0);
});

function otherInOneBit({ bytes }: PartRow): ArrayBuffer {
	const other = new Uint8Array(bytes.slice());
	other[other.length - 1]! ^= 1;
	return other.buffer;
}

test.each([
	['vanishes', () => Promise.reject(new DOMException('gone', 'NotReadableError'))],
	['gets shorter', () => Promise.resolve(new ArrayBuffer(1))]
])('of a file that %s while it is read nothing is left', async (_, arrayBuffer) => {
	const { workspace } = testDevice();
	const id = await startDraft(workspace, start);
	const file = pdfFile('a.pdf', RUN_BYTES + 100);
	const slice = file.slice.bind(file);
	file.slice = (from, to) =>
		from === RUN_BYTES ? Object.assign(slice(from, to), { arrayBuffer }) : slice(from, to);
	const result = await attach(workspace, id, { kind: ownership, file });
	expect(result).toEqual({ ok: false, problem: { code: 'documentDamaged', at: ownership } });
	expect(await workspace.db.parts.count()).toBe(0);
});

test('whoever attaches is told how far it is, up to the last byte', async () => {
	const { workspace } = testDevice();
	const applicationId = await startDraft(workspace, start);
	const file = pdfFile('a.pdf', 2 * RUN_BYTES + 1);
	const told: number[] = [];
	await attachDocument(workspace, {
		...{ applicationId, kind: ownership, file, maxBytes: file.size },
		onProgress: (written) => told.push(written)
	});
	expect(told).toEqual([RUN_BYTES, 2 * RUN_BYTES, file.size]);
});

test.each([0, DEFAULT_DOCUMENT_MAX_BYTES, DEFAULT_DOCUMENT_MAX_BYTES + 1])(
	'the digest of %d bytes is their SHA-256, however long they are',
	async (size) => {
		const bytes = new Uint8Array(size).fill(7);
		const expected = createHash('sha256').update(bytes).digest('hex');
		expect(await digestOf(new Blob([bytes]).stream(), size)).toBe(expected);
	}
);
