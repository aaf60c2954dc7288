import { expect, test } from 'vitest';
import { checkPassphrase } from '../../src/lib/domain/rescue/passphrase.ts';
import { removeDocument } from '../../src/lib/local/actions/remove-document.ts';
import { exportDraft } from '../../src/lib/local/rescue/export-draft.ts';
import { completeDraft, testDevice } from './device.ts';
import { documentsOf, passphrase, rescued, takeIn } from './rescued.ts';

test('the file says nothing of what is in it without the passphrase', async () => {
	const from = testDevice().workspace;
	const file = await rescued(from, await completeDraft(from));
	const bytes = Buffer.from(await file.arrayBuffer());
	for (const secret of ['5ABC123', 'aygun@example.az', 'çıxarış', 'PDF', 'ownership']) {
		expect(bytes.includes(secret)).toBe(false);
	}
});

test('the file is named by the day in Baku', async () => {
	const from = testDevice();
	from.pass(13 * 60 * 60 * 1000);
	const applicationId = await completeDraft(from.workspace);
	const wish = { applicationId, passphrase, iterations: 10 };
	expect(await exportDraft(from.workspace, wish)).toMatchObject({
		name: 'muraciet-2026-11-24.qaralama'
	});
});

test('a document that was removed is not in the file, one without bytes here is counted as left', async () => {
	const from = testDevice().workspace;
	const applicationId = await completeDraft(from);
	const [first, second] = await from.db.documents.toArray();
	await removeDocument(from, first!.id);
	await from.db.documents.update(second!.id, { state: 'remote' });
	const result = await exportDraft(from, { applicationId, passphrase, iterations: 10 });
	expect(result).toMatchObject({ ok: true, left: 1 });
	const to = testDevice().workspace;
	if (result.ok) await takeIn(to, result.file);
	expect(await documentsOf(to, applicationId)).toEqual([]);
});

test('a document whose bytes here have changed makes no file that looks whole', async () => {
	const from = testDevice().workspace;
	const applicationId = await completeDraft(from);
	const [part] = await from.db.parts.toArray();
	await from.db.parts.put({ ...part!, bytes: new ArrayBuffer(1000) });
	const result = await exportDraft(from, { applicationId, passphrase, iterations: 10 });
	expect(result).toEqual({ ok: false, reason: 'documentDamaged' });
});

test('a passphrase is long enough and typed twice the same, however its letters are made', () => {
	expect(checkPassphrase('qısa', 'qısa')).toBe('tooShort');
	expect(checkPassphrase('on iki hərf!', 'on iki hərf?')).toBe('notTheSame');
	expect(checkPassphrase('ağ yelkən üzür', 'ağ yelkən üzür'.normalize('NFD'))).toBe(null);
	expect(checkPassphrase('ğğğğğğ'.normalize('NFD'), 'ğğğğğğ')).toBe('tooShort');
});
