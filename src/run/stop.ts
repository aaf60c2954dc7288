import type { Server } from 'node:http';

/** How long a request in flight may still take, and then whatever the hooks close. Milliseconds. */
const REQUESTS = 30_000;
const HOOKS = 5_000;

const LOOK_FOR_IDLE = 50;

type Signal = 'SIGINT' | 'SIGTERM';

/**
 * On SIGTERM or SIGINT: says that it stops, takes no new connection, lets the requests in flight end, tells the hooks by Kit's
 * `sveltekit:shutdown`, and exits. A second signal ends the process at once.
 */
export function stopOnSignal(server: Server): void {
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.once(signal, () => {
			process.once(signal, () => process.exit(1));
			stop(server, signal);
		});
	}
}

function stop(server: Server, signal: Signal): void {
	emit('muraciet:stopping', signal);
	// A kept-alive connection is closed soon after its request is answered.
	const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE);
	server.close(() => {
		clearInterval(idle);
		emit('sveltekit:shutdown', signal);
		// Nothing left to do ends the process by itself; this is for what a hook failed to close.
		setTimeout(() => process.exit(0), HOOKS).unref();
	});
	setTimeout(() => server.closeAllConnections(), REQUESTS).unref();
}

/** Kit's own event at the end, and ours before it: Node's types know neither. */
function emit(event: 'muraciet:stopping' | 'sveltekit:shutdown', signal: Signal): void {
	(process as NodeJS.EventEmitter).emit(event, signal);
}
