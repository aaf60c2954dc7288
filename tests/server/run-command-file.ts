import { execFile } from 'node:child_process';

export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** Runs one of the server's commands as `npm run` does, over the data in this folder. */
export function runCommandFile(file: string, words: string[], dataDir: string): Promise<Ended> {
	const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' };
	return new Promise((resolve) => {
		const child = execFile(process.execPath, [file, ...words], { env }, (_, stdout, stderr) => {
			resolve({ code: child.exitCode, stdout, stderr });
		});
	});
}
