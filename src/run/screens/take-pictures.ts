import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../build/paths.ts';
import {
	attach,
	begin,
	confirm,
	giveContact,
	goOn,
	signIn,
	untilRegistered,
	type Address,
	type Way
} from './citizen.ts';
import { drawPapers, type Papers } from './papers.ts';

const FOLDER = join(ROOT, 'docs/screens');
/** What the manifest shows before the app is installed. */
const FOR_MANIFEST = join(ROOT, 'static/screenshots');
const PERSON = 'Aygün Məmmədova';
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, hasTouch: true };
const DESKTOP = { viewport: { width: 1280, height: 860 } };
/** Pictures are taken when nothing moves any more. Milliseconds. */
const REST = 700;

const FLAT: Address = {
	district: 'Bakı şəhəri, Nəsimi rayonu',
	place: '28 May küçəsi',
	house: '7',
	flat: '45'
};
const YARD: Address = { district: 'Şəki şəhəri', place: 'M.F. Axundov küçəsi', house: '12A' };
const OTHER: Address = { ...YARD, district: 'Abşeron', place: 'Saray qəsəbəsi', house: '3' };

/** Makes every picture of docs/screens from the product running at this address. */
export async function takePictures(browser: Browser, url: string): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	const papers = await drawPapers(browser);
	const phone = await open(browser, url, PHONE);
	const page = await phone.newPage();
	await pictureFirstVisit(page);
	await signIn(page, PERSON);
	await apply(page, { way: '/e-gov', address: FLAT, papers });
	await picture(page, 'sent-phone');
	await apply(page, { way: '/azersu', address: YARD, papers });
	await pictureForm(page, papers);
	await pictureWaiting(phone, page);
	await pictureDesktop(browser, url);
	await phone.close();
	await giveToManifest();
}

async function giveToManifest(): Promise<void> {
	await mkdir(FOR_MANIFEST, { recursive: true });
	await copyFile(join(FOLDER, 'welcome-phone.png'), join(FOR_MANIFEST, 'phone.png'));
	await copyFile(join(FOLDER, 'applications-desktop.png'), join(FOR_MANIFEST, 'desktop.png'));
}

async function pictureFirstVisit(page: Page): Promise<void> {
	await page.goto('/');
	await picture(page, 'welcome-phone');
}

async function pictureForm(page: Page, papers: Papers): Promise<void> {
	await begin(page, '/e-su', OTHER);
	await picture(page, 'address-phone');
	await goOn(page);
	await attach(page, papers);
	await picture(page, 'documents-phone');
	await goOn(page);
	await giveContact(page);
	await goOn(page);
	await page.getByRole('heading', { name: 'Məlumatları yoxlayın' }).waitFor();
	await picture(page, 'check-phone');
}

async function pictureWaiting(phone: BrowserContext, page: Page): Promise<void> {
	await phone.setOffline(true);
	await confirm(page, '/e-su');
	await page.getByText('Göndərilməyi gözləyir').first().waitFor();
	await begin(page, '/e-gov', { ...FLAT, place: 'Yeni Günəşli küçəsi' });
	await page.goto('/');
	await picture(page, 'home-phone');
	await phone.setOffline(false);
	await page.goto('/applications');
	await page.getByText('Elektron su portalı').first().waitFor();
	await picture(page, 'applications-phone');
}

async function pictureDesktop(browser: Browser, url: string): Promise<void> {
	const light = await open(browser, url, DESKTOP);
	const page = await light.newPage();
	await page.goto('/e-gov');
	await picture(page, 'way-in-desktop');
	await signIn(page, PERSON);
	await page.goto('/applications');
	await page.getByRole('table').waitFor();
	await picture(page, 'applications-desktop');
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto('/');
	await picture(page, 'home-desktop-dark');
	await light.close();
}

async function apply(
	page: Page,
	{ way, address, papers }: { way: Way; address: Address; papers: Papers }
): Promise<void> {
	await begin(page, way, address);
	await goOn(page);
	await attach(page, papers);
	await goOn(page);
	await giveContact(page);
	await goOn(page);
	await confirm(page, way);
	await untilRegistered(page);
}

function open(
	browser: Browser,
	baseURL: string,
	size: BrowserContextOptions
): Promise<BrowserContext> {
	const place = { locale: 'az-AZ', timezoneId: 'Asia/Baku', colorScheme: 'light' } as const;
	return browser.newContext({ baseURL, ...place, ...size });
}

async function picture(page: Page, name: string): Promise<void> {
	await page.locator('h1').first().waitFor();
	await page.waitForTimeout(REST);
	await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}
