/** A reason not to go on that the person at the terminal can mend; its message is the one line they see. */
export class Failure extends Error {
	override readonly name = 'Failure';
}

/**
 * Runs a command to its end. A Failure (or another error) is told on stderr in one line and ends the process with 1;
 * the stack is shown at LOG_LEVEL=debug.
 */
export async function runOrTell(command: () => Promise<void>): Promise<void> {
	try {
		await command();
	} catch (error) {
		console.error(describe(error));
		process.exit(1);
	}
}

function describe(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (process.env['LOG_LEVEL'] === 'debug') return error.stack ?? error.message;
	return error.message.split('\n', 1)[0] ?? error.name;
}
