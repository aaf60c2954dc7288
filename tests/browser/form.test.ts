import { attachDocuments, begin, DISTRICT, fillIn, next, OWNERSHIP } from './fixtures/citizen.ts';
import { expect, test } from './fixtures/test.ts';

const DISTRICTS = 'Ünvanın yerləşdiyi rayonun adı';
const PLACE = 'Küçə, Qəsəbə və ya Kənd adı';
const STREET = 'Səməd Vurğun küçəsi';

test('a street is found without Azerbaijani letters, chosen by keys alone, and taken back with its district', async ({
	page
}) => {
	await begin(page);
	await page.getByLabel(DISTRICTS).selectOption({ label: DISTRICT });
	const place = page.getByLabel(PLACE);
	await expect(place).toBeEditable();
	await place.pressSequentially('semed v');
	await expect(page.getByRole('option', { name: STREET })).toBeVisible();
	await place.press('ArrowDown');
	await place.press('Enter');
	await expect(place).toHaveValue(STREET);

	await page.getByLabel(DISTRICTS).selectOption('Abşeron');
	await expect(place).toHaveValue('');
	await page.getByRole('button', { name: 'Geri qaytar' }).click();
	await expect(place).toHaveValue(STREET);
});

test('a street that is not in the list is written by hand without typing it twice', async ({
	page
}) => {
	await begin(page);
	await page.getByLabel(DISTRICTS).selectOption({ label: DISTRICT });
	await page.getByLabel(PLACE).fill('Yeni məhəllə');
	await page.getByRole('button', { name: 'Ünvanı özüm yazacağam' }).click();
	await expect(page.getByLabel('Ünvan məlumatları')).toHaveValue('Yeni məhəllə');
	await expect(page.getByLabel('Ünvan məlumatları')).toBeFocused();
});

test('a house with a yard is not asked for a flat, and a change of mind finds the flat again', async ({
	page
}) => {
	await begin(page);
	await page.getByLabel('Bina evi').check();
	await page.getByLabel('Mənzil nömrəsi').fill('45');
	await page.getByLabel('Həyət evi').check();
	await expect(page.getByLabel('Mənzil nömrəsi')).toBeHidden();
	await page.getByLabel('Bina evi').check();
	await expect(page.getByLabel('Mənzil nömrəsi')).toHaveValue('45');
});

test('a document that was removed by mistake comes back', async ({ page }) => {
	const id = await begin(page);
	await page.goto(`/applications/${id}/edit/documents`);
	await attachDocuments(page);
	await page.getByRole('button', { name: 'Sil: çıxarış.pdf' }).click();
	await expect(page.getByLabel(OWNERSHIP, { exact: true })).toBeFocused();
	await expect(page.getByRole('button', { name: 'Bax: çıxarış.pdf' })).toBeHidden();
	await page.getByRole('button', { name: 'Geri qaytar' }).click();
	await expect(page.getByRole('button', { name: 'Bax: çıxarış.pdf' })).toBeVisible();
});

test('an answer changed from the check goes back to the check', async ({ page }) => {
	await begin(page);
	await fillIn(page);
	await page.getByRole('link', { name: /^Dəyişdir.*Ev nömrəsi/ }).click();
	const house = page.getByLabel('Ev nömrəsi');
	await expect(house).toBeFocused();
	await house.fill('14 / 2');
	await next(page);
	await expect(page.getByRole('heading', { name: 'Məlumatları yoxlayın' })).toBeVisible();
	await expect(page.getByText('14/2', { exact: true })).toBeVisible();
});
