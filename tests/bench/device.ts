import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Device } from '../browser/fixtures/device.ts';
import { measureStore, type Moment, MOMENTS } from './device/measure-store.ts';
import { serveStores } from './device/serve-stores.ts';
import { installPeers } from './peers/load-peer.ts';

/*
 * `npm run bench -- device`: 500 drafts and 20 documents of 2 MB in Chromium: written one by one, listed, and read again
 * after the browser was closed. The product's own store beside PouchDB and RxDB; the times, and each as a multiple of
 * the product's; “never” where a store can't.
 */

const { values: given } = parseArgs({
	options: {
		drafts: { type: 'string', default: '500' },
		documents: { type: 'string', default: '20' }
	}
});
const amounts = { drafts: Number(given.drafts), documents: Number(given.documents) };
const STORES = { ours: 'ours', pouch: 'PouchDB', rxdb: 'RxDB on Dexie' };
const NAMES = Object.keys(STORES);

installPeers();
const stores = await serveStores(NAMES);
const folder = await mkdtemp(join(tmpdir(), 'bench-device-'));
console.log(`${amounts.drafts} drafts and ${amounts.documents} documents of 2 MB, in Chromium`);
try {
	const measured: Record<string, Record<Moment, number>> = {};
	for (const name of NAMES) {
		const device = await Device.open(join(folder, name), stores.origin);
		measured[name] = await measureStore(device, name, amounts);
		await device.close();
	}
	report(measured);
} finally {
	stores.close();
	await rm(folder, { recursive: true });
}

function report(measured: Record<string, Record<Moment, number>>): void {
	console.log([''.padEnd(34), ...Object.values(STORES).map((name) => name.padStart(18))].join(''));
	for (const [moment, words] of Object.entries(MOMENTS) as [Moment, string][]) {
		const times = NAMES.map((name) => measured[name]?.[moment] ?? Infinity);
		const cells = times.map((time) => cellOf(time, times[0]!).padStart(18));
		console.log([words.padEnd(34), ...cells].join(''));
	}
}

function cellOf(time: number, ours: number): string {
	if (!Number.isFinite(time)) return 'never';
	return `${time.toFixed(0)} ms (${(time / ours).toFixed(2)})`;
}
