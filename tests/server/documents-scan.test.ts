import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clamdScanner } from '../../src/lib/server/documents/clamd.ts';
import { makeExaminer } from '../../src/lib/server/documents/examiner.ts';
import { checkQuarantined } from '../../src/lib/server/documents/quarantine.ts';
import { ScanFailed } from '../../src/lib/server/documents/scanner.ts';
import { sweepDocuments } from '../../src/lib/server/documents/sweep.ts';
import { onEachAppendScene } from './append-scene.ts';
import { type Daemon, startClamd, startStandIn, STREAM_MAX, VIRUS } from './clamd-server.ts';
import { onePage, pdfFrom, pdfOf, pdfStream } from './pdf.ts';
import { declare } from './sync-device.ts';

async function* given(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += 10_000)
		yield await Promise.resolve(bytes.subarray(at, at + 10_000));
}

const infected = pdfFrom([...onePage(), pdfStream(Buffer.from(VIRUS))]);
const scan = (address: string, bytes: Uint8Array) => clamdScanner(address)(given(bytes));

/** ClamAV itself. Where it can't be had its protocol is still spoken, and the run says so. */
async function startBest(): Promise<Daemon> {
	const clamd = await startClamd();
	const used = clamd ? 'ClamAV’s own clamd' : 'a stand-in: clamd neither is nor can be installed';
	process.stdout.write(`The scan of documents was tested with ${used}\n`);
	return clamd ?? startStandIn();
}

const daemons = [
	['a server that speaks clamd’s protocol', () => startStandIn()],
	['clamd itself, where it can be had', startBest]
] as const;

describe.each(daemons)('%s', (_, start) => {
	let daemon: Daemon;
	beforeAll(async () => void (daemon = await start()), 480_000);
	afterAll(() => daemon.stop());

	it('finds nothing in a clean document', async () => {
		expect(await scan(daemon.address, pdfOf(300_000))).toBe(false);
	});
	it('finds what is in an infected one', async () => {
		expect(await scan(daemon.address, infected)).toBe(true);
	});
	it('has no verdict on more than it takes', async () => {
		await expect(scan(daemon.address, pdfOf(3 * STREAM_MAX))).rejects.toThrow(ScanFailed);
	});
});

describe('no verdict is had', () => {
	it('where nobody listens', async () => {
		await expect(scan('127.0.0.1:1', infected)).rejects.toThrow(ScanFailed);
		await expect(scan('/nowhere/clamd.socket', infected)).rejects.toThrow(ScanFailed);
	});
	it.each(['', 'stream: OK', 'OK\0', 'stream: Can’t allocate memory ERROR\0', 'x'.repeat(5000)])(
		'from an answer like %j',
		async (answer) => {
			const daemon = await startStandIn((socket) => void socket.resume().end(answer));
			await expect(scan(daemon.address, pdfOf(500_000))).rejects.toThrow(ScanFailed);
			await daemon.stop();
		}
	);
	it('a fault of the document’s source is told as it is', async () => {
		const daemon = await startStandIn();
		const fault = new Error('no disk');
		const broken = async function* () {
			yield await Promise.resolve(infected);
			throw fault;
		};
		await expect(clamdScanner(daemon.address)(broken())).rejects.toBe(fault);
		await daemon.stop();
	});
});

const MINUTE = 60_000;

onEachAppendScene((scene) => {
	const arrive = async (bytes: Uint8Array, address: string) => {
		scene().server.parts.examine = makeExaminer(clamdScanner(address));
		await scene().attach(declare(bytes));
		return scene().append(0, bytes);
	};
	const check = (address: string) => {
		const { parts } = scene().server;
		return checkQuarantined({ ...parts, examine: makeExaminer(clamdScanner(address)) });
	};
	const told = async () => (await scene().phone.exchange()).changes.documents;

	it('a document nobody can scan waits, is scanned when the scanner is back, and its owner is told', async () => {
		const bytes = pdfOf(5000);
		expect(await arrive(bytes, '127.0.0.1:1')).toEqual({ kind: 'checking', held: 5000 });
		expect(await told()).toMatchObject([{ state: 'checking' }]);
		expect(await scene().append(5000, new Uint8Array())).toEqual({ kind: 'checking', held: 5000 });
		const daemon = await startStandIn();
		await check(daemon.address);
		expect((await scene().row()).state).toBe('checking');
		scene().server.pass(MINUTE);
		await check(daemon.address);
		expect(await told()).toMatchObject([{ state: 'held' }]);
		expect(await scene().storedDigest()).toBe(scene().document.sha256);
		await daemon.stop();
	});

	it('a document that turns out infected is refused, and nothing of it stays', async () => {
		await arrive(infected, '127.0.0.1:1');
		const daemon = await startStandIn();
		scene().server.pass(MINUTE);
		await check(daemon.address);
		expect(await told()).toMatchObject([{ state: 'refused', refusal: 'documentInfected' }]);
		expect(await scene().storedDigest()).toBeUndefined();
		await daemon.stop();
	});

	it('an infected document is refused at once where there is a scanner', async () => {
		const daemon = await startStandIn();
		const answer = await arrive(infected, daemon.address);
		expect(answer).toMatchObject({ kind: 'refused', refusal: 'documentInfected' });
		expect(await scene().storedDigest()).toBeUndefined();
		await daemon.stop();
	});

	it('while the scanner stays away, a document is tried again ever more rarely', async () => {
		await arrive(pdfOf(2000), '127.0.0.1:1');
		const waits: number[] = [];
		for (let round = 0; round < 4; round++) {
			scene().server.pass(40 * MINUTE);
			const before = await scene().nextCheck();
			await check('127.0.0.1:1');
			waits.push((await scene().nextCheck())! - scene().server.parts.clock());
			expect(before).not.toBeNull();
		}
		expect(waits).toEqual(waits.toSorted((a, b) => a - b));
		expect(waits[0]).toBeLessThanOrEqual(MINUTE);
		expect(waits[3]).toBeGreaterThan(7 * MINUTE);
	});

	it('a document removed in quarantine leaves no file, and its check is not heard of again', async () => {
		await arrive(pdfOf(2000), '127.0.0.1:1');
		await scene().remove();
		scene().server.pass(2 * 60 * MINUTE);
		const { parts } = scene().server;
		await sweepDocuments({ ...parts, config: { uploadAbandonedDays: 30 } });
		expect(await scene().storedDigest()).toBeUndefined();
		expect(await scene().nextCheck()).toBeUndefined();
	});
});
