import { parseArgs } from 'node:util';
import { installPeers } from './peers/load-peer.ts';
import { pouch } from './peers/pouch.ts';
import { tus } from './peers/tus.ts';
import type { Contender } from './uploads/contender.ts';
import { FaultProxy, type Weather } from './uploads/fault-proxy.ts';
import { ours } from './uploads/ours.ts';

/*
 * `npm run bench -- uploads`: one file over the same bad links by the product and its peers, side by side. For each the
 * bytes that went up ÷ the file's, and the time ÷ what the link needs for the file; “never” after ten times that.
 */

const MEBIBYTE = 1024 * 1024;
const { values: given } = parseArgs({
	options: {
		size: { type: 'string', default: '8' },
		regime: { type: 'string', default: '' },
		only: { type: 'string', default: '' }
	},
	allowPositionals: true
});

const good = { cutNear: null, isBuffering: false, rate: MEBIBYTE, roundTrip: 20 };
const cuts: [string, number][] = [
	['1.5 MiB', 1.5 * MEBIBYTE],
	['0.5 MiB', 0.5 * MEBIBYTE],
	['64 KiB', 64 * 1024]
];
const regimes: Record<string, Weather> = {
	'no cut, streaming': good,
	'no cut, buffering': { ...good, isBuffering: true },
	...Object.fromEntries(
		cuts.flatMap(([name, cutNear]) => [
			[`cut near ${name}, streaming`, { ...good, cutNear }],
			[`cut near ${name}, buffering`, { ...good, cutNear, isBuffering: true }]
		])
	),
	'400 kbit/s, 400 ms': { ...good, rate: 50_000, roundTrip: 400 }
};
const contenders: Contender[] = [ours, tus(Infinity), tus(MEBIBYTE), tus(256 * 1024), pouch];

installPeers();
const file = makeFile(Number(given.size) * MEBIBYTE);
console.log(`A file of ${given.size} MiB: bytes up ÷ its size, time ÷ the link's own`);
for (const [name, weather] of Object.entries(regimes)) {
	if (!name.includes(given.regime)) continue;
	console.log(`\n${name}`);
	const chosen = contenders.filter((contender) => contender.name.includes(given.only));
	const lines = await Promise.all(chosen.map((contender) => tryOne(contender, weather)));
	for (const line of lines) console.log(line);
}
process.exit();

async function tryOne(contender: Contender, weather: Weather): Promise<string> {
	const stand = await contender.serve();
	const proxy = new FaultProxy(stand.port, weather);
	const port = await proxy.listen();
	const limit = (file.length / weather.rate) * 1000;
	const signal = AbortSignal.timeout(Math.round(limit * 10));
	const began = performance.now();
	const ended = new Promise<string>((resolve) =>
		signal.addEventListener('abort', () => resolve('never'))
	);
	const sent = stand.send(port, file, signal).then(
		() => ((performance.now() - began) / limit).toFixed(2),
		(error: unknown) => `gave up (${String(error).slice(0, 60)})`
	);
	const time = await Promise.race([sent, ended]);
	const bytes = (proxy.sent / file.length).toFixed(3);
	proxy.close();
	await stand.close();
	return `  ${contender.name.padEnd(24)} bytes ${bytes.padStart(7)}   time ${time}`;
}

/** Incompressible, and a PDF by its first bytes. */
function makeFile(size: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(size);
	for (let at = 0; at < size; at += 65536) crypto.getRandomValues(bytes.subarray(at, at + 65536));
	bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
	return bytes;
}
