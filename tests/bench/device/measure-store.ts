import type { Page } from '@playwright/test';
import type { Device } from '../../browser/fixtures/device.ts';
import type { DeviceStore, StorePage } from './store.ts';

/** What is timed, as the report calls it. */
export const MOMENTS = {
	write: 'drafts written, each for itself',
	list: 'drafts listed',
	reopen: 'browser reopened, drafts listed',
	keep: 'documents kept',
	read: 'browser reopened, documents read'
};
export type Moment = keyof typeof MOMENTS;

const DOCUMENT_BYTES = 2_000_000;

/** What the pages' own code can reach. */
type Opened = StorePage & { store: DeviceStore };

/** Times each moment of one store on a device of its own, in milliseconds; Infinity for what it can't do. */
export async function measureStore(
	device: Device,
	name: string,
	{ drafts, documents }: { drafts: number; documents: number }
): Promise<Record<Moment, number>> {
	await open(device.page, name);
	const write = await device.page.evaluate(writeDrafts, drafts);
	const list = await device.page.evaluate(listDrafts, drafts);
	await reopen(device, name);
	const reopened = await device.page.evaluate(openAndList, drafts);
	const file = { documents, size: DOCUMENT_BYTES };
	const keep = await orNever(device.page.evaluate(keepDocuments, file));
	await reopen(device, name);
	const read = Number.isFinite(keep)
		? await orNever(device.page.evaluate(openAndRead, documents * DOCUMENT_BYTES))
		: Infinity;
	return { write, list, reopen: reopened, keep, read };
}

async function open(page: Page, name: string): Promise<void> {
	await page.goto(`/${name}`);
	await page.evaluate(async () => {
		const opened = globalThis as unknown as Opened;
		opened.store = await opened.openStore();
	});
}

async function reopen(device: Device, name: string): Promise<void> {
	await device.close();
	await device.reopen();
	await device.page.goto(`/${name}`);
}

async function orNever(time: Promise<number>): Promise<number> {
	return time.catch(() => Infinity);
}

/* What follows runs in the pages. */

async function writeDrafts(count: number): Promise<number> {
	const { store } = globalThis as unknown as Opened;
	const fields = {
		...{ fin: '5ABC123', district: 'AZ-BA-NESIMI', placeUnlisted: 'yes', placeText: 'Şəki küçəsi' },
		...{ houseType: 'flat', house: '12A', flat: '7', phone: '+994502345678' },
		...{ email: 'aygun@example.az', notes: 'Ünvan köhnə bazarın yanındadır.' }
	};
	const began = performance.now();
	for (let written = 0; written < count; written++) await store.writeDraft(fields);
	return performance.now() - began;
}

async function listDrafts(expected: number): Promise<number> {
	const { store } = globalThis as unknown as Opened;
	const began = performance.now();
	if ((await store.listDrafts()) !== expected) throw new Error('Drafts are missing');
	return performance.now() - began;
}

async function openAndList(expected: number): Promise<number> {
	const opened = globalThis as unknown as Opened;
	const began = performance.now();
	opened.store = await opened.openStore();
	if ((await opened.store.listDrafts()) !== expected) throw new Error('Drafts are missing');
	return performance.now() - began;
}

async function keepDocuments(given: { documents: number; size: number }): Promise<number> {
	const { store } = globalThis as unknown as Opened;
	const files = Array.from({ length: given.documents }, (_, index) => {
		const bytes = new Uint8Array(given.size).map((_byte, at) => (at * 31 + index * 7) % 251);
		bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
		return new File([bytes], `document-${index}.pdf`, { type: 'application/pdf' });
	});
	const began = performance.now();
	for (const file of files) await store.keepDocument(file);
	return performance.now() - began;
}

async function openAndRead(expected: number): Promise<number> {
	const opened = globalThis as unknown as Opened;
	const began = performance.now();
	opened.store = await opened.openStore();
	if ((await opened.store.readDocuments()) !== expected) throw new Error('Bytes are missing');
	return performance.now() - began;
}
