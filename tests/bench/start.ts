import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuild } from '../../src/run/build/ensure-build.ts';
import { AppServer } from '../browser/fixtures/app-server.ts';
import { begin } from '../browser/fixtures/citizen.ts';
import { Device } from '../browser/fixtures/device.ts';
import { untilWorksOffline } from '../browser/fixtures/service-worker.ts';
import { signIn } from '../browser/fixtures/sign-in.ts';
import { median, untilOwnRows, untilUsable } from './start/moments.ts';
import { LINK, linkLimit, onPoorLink, slowDown } from './start/poor-link.ts';

/*
 * `npm run bench -- start`: how soon the table of applications can be used over a poor link on a slow phone: the first
 * time ever, and later with no link at all. Beside each time, what the link alone would need for the same bytes.
 */

const TABLE = '/applications';
const APPLICATIONS = 3;
/** What a first visit can't do at once: the page, then what it names; then the rows, once there is code to ask. */
const STEPS = { usable: 2, rows: 3 };

interface Cold {
	requests: number;
	bytes: number;
	usable: number;
	allBytes: number;
	rows: number;
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Array.from({ length: Number(values.runs) }, (_, run) => run);

await ensureBuild();
const folder = await mkdtemp(join(tmpdir(), 'bench-start-'));
const app = await AppServer.open(join(folder, 'server'));
const device = await Device.open(join(folder, 'device'), app.url);
try {
	await prepare();
	report(await measureCold(), await measureWarm());
} finally {
	await device.close();
	await app.stop();
	await rm(folder, { recursive: true });
}

/** A signed-in person with a few applications, all at the server and on the device. */
async function prepare(): Promise<void> {
	await signIn(device.page);
	await untilWorksOffline(device.page);
	for (let count = 0; count < APPLICATIONS; count += 1) await begin(device.page);
	await device.page.goto(TABLE);
	await untilOwnRows(device.page);
}

/** A device that has nothing of the app but the sign-in. */
async function measureCold(): Promise<Cold[]> {
	const { cookies } = await device.context.storageState();
	const measured: Cold[] = [];
	for (const run of runs) {
		const fresh = await Device.open(join(folder, `cold-${run}`), app.url);
		await fresh.context.addCookies(cookies);
		const traffic = await onPoorLink(fresh.page);
		await fresh.page.goto(TABLE, { waitUntil: 'commit' });
		const usable = await untilUsable(fresh.page);
		const first = { ...traffic };
		const rows = await untilOwnRows(fresh.page);
		measured.push({ ...first, usable, rows, allBytes: traffic.bytes });
		await fresh.close();
	}
	return measured;
}

async function measureWarm(): Promise<{ usable: number; rows: number }[]> {
	await device.goOffline();
	await slowDown(device.page);
	const measured = [];
	while (measured.length < runs.length) {
		await device.page.goto(TABLE, { waitUntil: 'commit' });
		measured.push({
			usable: await untilUsable(device.page),
			rows: await untilOwnRows(device.page)
		});
	}
	return measured;
}

function report(cold: Cold[], warm: { usable: number; rows: number }[]): void {
	const of = (pick: (one: Cold) => number) => median(cold.map(pick));
	const link = `${LINK.bitsPerSecond / 1000} kbit/s, ${LINK.roundTripMs} ms, processor 4 times slower`;
	console.log(`The table on a link of ${link}; median of ${runs.length}`);
	console.log(`${of(({ requests }) => requests)} requests before it can be used`);
	const usable = { bytes: of(({ bytes }) => bytes), steps: STEPS.usable };
	tell(
		'first visit, usable',
		of((one) => one.usable),
		usable
	);
	const rows = { bytes: of(({ allBytes }) => allBytes), steps: STEPS.rows };
	tell(
		'first visit, own rows',
		of((one) => one.rows),
		rows
	);
	tell('no link, usable', median(warm.map((one) => one.usable)));
	tell('no link, own rows', median(warm.map((one) => one.rows)));
}

function tell(name: string, took: number, over?: { bytes: number; steps: number }): void {
	console.log(`${name.padEnd(22)} ${seconds(took)}${over ? beside(took, over) : ''}`);
}

function beside(took: number, { bytes, steps }: { bytes: number; steps: number }): string {
	const limit = linkLimit(bytes, steps);
	const ratio = (took / limit).toFixed(2);
	return `  ${(bytes / 1024).toFixed(1)} KiB, link alone ${seconds(limit)}, ratio ${ratio}`;
}

function seconds(milliseconds: number): string {
	return `${(milliseconds / 1000).toFixed(2)} s`.padStart(8);
}
