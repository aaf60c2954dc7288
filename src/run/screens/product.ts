import { spawn } from 'node:child_process';
import { Failure } from '../failure.ts';
import { ROOT } from '../build/paths.ts';

const PORT = 4391;
const IDENTITY_PORT = 4392;

export interface RunningProduct {
	url: string;
	stop: () => void;
}

/** Starts the product on ports of its own with its data in this folder, building it first where that is needed. */
export async function startProduct(dataDir: string): Promise<RunningProduct> {
	const child = spawn(process.execPath, ['src/start.js'], {
		cwd: ROOT,
		env: {
			...process.env,
			PORT: String(PORT),
			IDENTITY_SANDBOX_PORT: String(IDENTITY_PORT),
			DATA_DIR: dataDir
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	await new Promise<void>((resolve, reject) => {
		child.stdout.on('data', (text: Buffer) => {
			if (text.includes('is ready')) resolve();
		});
		child.once('exit', () => {
			reject(new Failure('The product did not start; it said why above.'));
		});
	});
	return { url: `http://localhost:${PORT}`, stop: () => child.kill() };
}
