import { begin, confirmByDialog, fillIn, numberGiven, OWNERSHIP } from './fixtures/citizen.ts';
import { pdfFile } from './fixtures/files.ts';
import { refuseDocument, storedDocuments } from './fixtures/server-store.ts';
import { untilWorksOffline } from './fixtures/service-worker.ts';
import { signIn } from './fixtures/sign-in.ts';
import { expect, test } from './fixtures/test.ts';

test('a document refused after sending is replaced on the application’s page, without a link, and goes when there is one', async ({
	app,
	device,
	page
}) => {
	await signIn(page);
	await untilWorksOffline(page);
	const id = await begin(page);
	await fillIn(page);
	await confirmByDialog(page);
	const number = await numberGiven(page);
	await page.goto(`/applications/${id}`);
	await expect(page.getByText('Quruma çatıb')).toHaveCount(2);
	refuseDocument(app, 'ownership');
	await page.reload();
	await expect(page.getByText('Sənəd qəbul edilməyib')).toBeVisible();
	await device.goOffline();
	const field = page.getByLabel(OWNERSHIP, { exact: true });
	await field.setInputFiles(pdfFile('yeni.pdf', 90_000));
	await expect(page.getByText('Bu cihazda saxlanılıb', { exact: true })).toBeVisible();
	await expect(page.getByText('Sənəd qəbul edilməyib')).toHaveCount(0);
	await device.goOnline();
	await expect(page.getByText('Quruma çatıb')).toHaveCount(2, { timeout: 30_000 });
	await expect(page.getByText(number).first()).toBeVisible();
	const kept = storedDocuments(app).map(({ kind, size, state }) => ({ kind, size, state }));
	expect(kept).toContainEqual({ kind: 'ownership', size: 90_000, state: 'held' });
	expect(kept).toHaveLength(2);
});
