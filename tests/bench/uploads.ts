import { parseArgs } from 'node:util';
import { pdfOf } from '../server/pdf.ts';
import { Chance } from '../sync/simulation/chance.ts';
import { installPeers } from './peers/load-peer.ts';
import { pouch } from './peers/pouch.ts';
import { tus } from './peers/tus.ts';
import type { Contender } from './uploads/contender.ts';
import { FaultProxy } from './uploads/fault-proxy.ts';
import { ours } from './uploads/ours.ts';
import { regimes } from './uploads/regimes.ts';
import { type Result, tellResults } from './uploads/result.ts';

/*
 * `npm run bench -- uploads`: one file over the same bad links by the product and its peers, side by side. For each the
 * bytes that went up ÷ the file's, and the time ÷ what the link needs for the file; “never” after ten times that. The
 * cuts are seeded and each line is the median of the seeds; who does not finish with the first is not tried with others.
 * The file is on the device when the time begins. One after the other, so that each has the machine to itself, but over the slow link, where all of them mostly wait.
 */

const MEBIBYTE = 1024 * 1024;
const { values: given } = parseArgs({
	options: {
		sizes: { type: 'string', default: '8' },
		seeds: { type: 'string', default: '3' },
		regime: { type: 'string', default: '' },
		only: { type: 'string', default: '' }
	},
	allowPositionals: true
});
const contenders = [ours, tus(Infinity), tus(MEBIBYTE), tus(256 * 1024), pouch].filter(({ name }) =>
	name.includes(given.only)
);

installPeers();
await warmUp();
for (const size of given.sizes.split(',')) {
	console.log(`\nA file of ${size} MiB: bytes up ÷ its size, time ÷ the link's own`);
	const file = new Uint8Array(pdfOf(Number(size) * MEBIBYTE));
	for (const name of Object.keys(regimes))
		if (name.includes(given.regime)) await compare(name, file);
}
process.exit();

/** Once by each, untold: whoever comes first would pay for what is only loaded and compiled. */
async function warmUp(): Promise<void> {
	const file = new Uint8Array(pdfOf(MEBIBYTE));
	for (const contender of contenders)
		await tryOne(contender, { regime: 'no cut, streaming', file, seed: 1 });
}

async function compare(regime: string, file: Uint8Array<ArrayBuffer>): Promise<void> {
	console.log(`\n${regime}`);
	const seeds = regimes[regime]!.cutNear === null ? 1 : Number(given.seeds);
	const results = new Map<Contender, Result[]>(contenders.map((contender) => [contender, []]));
	for (let seed = 1; seed <= seeds; seed++) {
		const left = contenders.filter((contender) =>
			results.get(contender)!.every(({ time }) => time)
		);
		const trying = async (contender: Contender) =>
			void results.get(contender)!.push(await tryOne(contender, { regime, file, seed }));
		if (regimes[regime]!.rate < MEBIBYTE) await Promise.all(left.map(trying));
		else for (const contender of left) await trying(contender);
	}
	for (const [{ name }, tries] of results) console.log(tellResults(name, tries));
}

async function tryOne(
	contender: Contender,
	{ regime, file, seed }: { regime: string; file: Uint8Array<ArrayBuffer>; seed: number }
): Promise<Result> {
	const weather = regimes[regime]!;
	const stand = await contender.serve();
	const chance = new Chance(seed);
	const proxy = new FaultProxy(stand.port, weather, () => chance.next());
	const send = await stand.prepare(await proxy.listen(), file);
	const limit = (file.length / weather.rate) * 1000;
	const signal = AbortSignal.timeout(Math.round(limit * 10));
	const began = performance.now();
	const ended = new Promise<null>((resolve) =>
		signal.addEventListener('abort', () => resolve(null))
	);
	let whole: number | undefined;
	const onWhole = () => (whole ??= performance.now());
	const sent = send({ signal, onWhole }).then(
		() => ((whole ?? performance.now()) - began) / limit,
		(error: unknown) => {
			console.log(`  ${contender.name} gave up: ${String(error).slice(0, 60)}`);
			return null;
		}
	);
	const time = await Promise.race([sent, ended]);
	const bytes = proxy.sent / file.length;
	proxy.close();
	await stand.close();
	return { bytes, time };
}
