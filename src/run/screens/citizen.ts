import type { Page } from '@playwright/test';
import type { Papers } from './papers.ts';

/** What a citizen does on the screens, by the words that stand there. */

export type Way = '/e-gov' | '/azersu' | '/e-su';

export interface Address {
	district: string;
	place: string;
	house: string;
	flat?: string;
}

const NEW_BY_WAY: Record<Way, string> = {
	'/e-gov': 'Yeni müraciət yarat',
	'/azersu': 'Yeni müraciət yarat',
	'/e-su': 'Əhali qrupuna aid olan yeni istehlakçının qeydiyyata alınması'
};

/** What stands beside a document that this device has, whether or not it is on its way already. */
const SAVED = /^(Bu cihazda saxlanılıb|Göndərilir: \d+ %|Quruma çatıb)$/;

export async function signIn(page: Page, person: string): Promise<void> {
	await page.goto('/auth/sign-in?return_to=/');
	await page.getByRole('link', { name: 'İdentifikasiya nömrəsi ilə' }).click();
	await page.getByRole('button', { name: person }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await page.getByText(person).first().waitFor({ state: 'attached' });
}

export async function begin(page: Page, way: Way, address: Address): Promise<void> {
	await page.goto(way);
	await page.getByRole('link', { name: NEW_BY_WAY[way] }).first().click();
	await page.getByLabel('FİN kodu').fill('5ABC123');
	await goOn(page);
	await page.getByLabel('Ünvanın yerləşdiyi rayonun adı').selectOption({ label: address.district });
	await page.getByLabel('Küçə/qəsəbə/kənd siyahıda mövcud deyil').check();
	await page.getByLabel('Ünvan məlumatları').fill(address.place);
	await page.getByLabel(address.flat ? 'Bina evi' : 'Həyət evi').check();
	await page.getByLabel('Ev nömrəsi').fill(address.house);
	if (address.flat) await page.getByLabel('Mənzil nömrəsi').fill(address.flat);
	await page.getByText('Bu cihazda saxlanıldı').first().waitFor();
}

export async function attach(page: Page, papers: Papers): Promise<void> {
	const inputs = page.locator('input[type=file]:not([capture])');
	for (const [index, paper] of [papers.ownership, papers.residence].entries()) {
		await inputs.nth(index).setInputFiles(paper);
		await page.getByText(SAVED).nth(index).waitFor();
	}
}

export async function giveContact(page: Page): Promise<void> {
	await page.getByLabel('Müraciət edənin telefon nömrəsi').fill('050 234 56 78');
	await page.getByLabel('Müraciət edənin elektron poçt ünvanı').fill('aygun@example.az');
}

export async function goOn(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Davam et' }).click();
}

/** Confirms as the way in asks: by the dialog, or on e-su.az by the box. */
export async function confirm(page: Page, way: Way): Promise<void> {
	if (way === '/e-su') {
		await page.getByLabel('Daxil edilən məlumatların düzgünlüyünü təsdiq edirəm').check();
		await page.getByRole('button', { name: 'Müraciət göndər' }).click();
		return;
	}
	await page.getByRole('button', { name: 'Müraciət et' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Təsdiq et' }).click();
}

export async function untilRegistered(page: Page): Promise<void> {
	await page
		.getByText(/Müraciət nömrəniz: \S+/)
		.first()
		.waitFor();
}
