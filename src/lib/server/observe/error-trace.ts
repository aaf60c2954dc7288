/**
 * An error as a log may keep it: its kind, its code and where it was thrown. Its message is left out, for databases
 * and parsers quote in it what people typed.
 */
export interface ErrorTrace {
	name: string;
	code: string;
	at: string[];
}

const FRAMES = 8;

export function traceError(error: unknown): ErrorTrace {
	if (!(error instanceof Error)) return { name: typeof error, code: '', at: [] };
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return { name: error.name, code, at: frames.slice(0, FRAMES).map((line) => line.trim()) };
}
