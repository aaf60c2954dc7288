import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MediaType } from '../../domain/documents/media-type.ts';
import { Turns } from '../turns.ts';

/*
 * Strangers' files are decoded in a process of its own for each: with no configuration in its environment, no right to read
 * but the product's code, and bounds the kernel keeps. Whatever a file does to it, the server goes on.
 */

export interface Job {
	verb: 'examine' | 'render';
	mediaType: MediaType;
}

/** The file has broken the process that looked into it, or taken more of the machine than it may. */
export class FileTooHard extends Error {}

/** How many files are looked into at a time. */
const AT_ONCE = 2;

/**
 * What one process may take: seconds of a processor, kibibytes of memory, milliseconds in all. The largest picture that
 * is taken, a hundred million pixels as a progressive JPEG without subsampling, needs 2 s and four fifths of the memory.
 */
const CPU_SECONDS = { examine: 10, render: 60 };
const MEMORY_KIB = 1536 * 1024;
const PATIENCE_MS = 3 * 60 * 1000;
const HEAP_MIB = 512;

const ROOT = dirname(findPackageJSON(import.meta.url) ?? '');
const SCRIPT = join(ROOT, 'src/lib/server/documents/examine/examine-command.ts');
const READABLE = ['package.json', 'node_modules', 'src/lib'].map((path) => join(ROOT, path));
const BOUNDED = `ulimit -d ${MEMORY_KIB}; ulimit -t "$0"; ulimit -c 0; exec "$@"`;

const turns = new Turns(AT_ONCE);

/**
 * Has a file looked into and gives what comes of it. Throws FileTooHard where the file is to blame, what reading the file
 * throws, and an error of the machine's (isMachineFault) where that is in trouble.
 */
export async function* workApart(
	job: Job,
	file: AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
	await turns.take();
	try {
		yield* work(start(job), file);
	} finally {
		turns.giveBack();
	}
}

async function* work(
	child: ChildProcess,
	file: AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
	const ended = endOf(child);
	const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
	const feeding = new Feeding(child, file);
	let hasBegun = false;
	try {
		for await (const piece of child.stdio[3] as Readable) {
			const bytes = piece as Uint8Array;
			yield hasBegun ? bytes : bytes.subarray(1);
			hasBegun = true;
		}
		const isDone = await ended;
		await feeding.end();
		if (!isDone) throw hasBegun ? new FileTooHard() : machineFault();
	} finally {
		clearTimeout(timer);
		child.kill('SIGKILL');
	}
}

/** Whether it came to its end by itself; not when it could not even begin. */
function endOf(child: ChildProcess): Promise<boolean> {
	return once(child, 'close').then(
		([code]) => code === 0,
		() => false
	);
}

function start({ verb, mediaType }: Job): ChildProcess {
	const limits = ['--permission', '--allow-addons', `--max-old-space-size=${HEAP_MIB}`];
	const rights = READABLE.map((path) => `--allow-fs-read=${path}`);
	const command = [
		String(CPU_SECONDS[verb]),
		process.execPath,
		...limits,
		...rights,
		SCRIPT,
		verb,
		mediaType
	];
	const stdio = ['pipe', 'ignore', 'ignore', 'pipe'] as const;
	return spawn('/bin/sh', ['-c', BOUNDED, ...command], { env: {}, stdio: [...stdio] });
}

function machineFault(): Error {
	return Object.assign(new Error('no process to look into a file'), { code: 'ECHILD' });
}

/** Gives the process its file. A process that ends early is no fault of the file's source. */
class Feeding {
	#error: unknown;
	readonly #done: Promise<void>;

	constructor(child: ChildProcess, file: AsyncIterable<Uint8Array>) {
		const source = this.#noteFault(file);
		this.#done = pipeline(Readable.from(source), child.stdin as Writable).catch(() => {
			if (this.#error !== undefined) child.kill('SIGKILL');
		});
	}

	/** Throws what reading the file has thrown. */
	async end(): Promise<void> {
		await this.#done;
		if (this.#error !== undefined) throw this.#error as Error;
	}

	async *#noteFault(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
		try {
			yield* file;
		} catch (error) {
			this.#error = error;
			throw error;
		}
	}
}
