import type { Weather } from './fault-proxy.ts';

const MEBIBYTE = 1024 * 1024;

const good: Weather = { cutNear: null, isBuffering: false, rate: MEBIBYTE, roundTrip: 20 };

const cuts: [string, number][] = [
	['1.5 MiB', 1.5 * MEBIBYTE],
	['0.5 MiB', 0.5 * MEBIBYTE],
	['64 KiB', 64 * 1024]
];

/** The links over which files are brought, by their name. */
export const regimes: Readonly<Record<string, Weather>> = {
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
