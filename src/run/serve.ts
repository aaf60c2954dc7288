import { securityHeaders } from '../lib/server/security-headers.ts';
import { ensureBuild } from './build/ensure-build.ts';
import { prepareEnvironment, readEnvironment } from './configuration.ts';
import { createAppServer } from './http-server.ts';
import { listen, portOf } from './listen.ts';
import { loadHandler } from './load-handler.ts';
import { stopOnSignal } from './stop.ts';

/**
 * Serves the built product, building it first where that is needed, unless it is known to be built. The port is taken
 * before anything slow, so that a port in use is told at once; a request that comes early waits for the rest.
 */
export async function serve({ isBuilt }: { isBuilt: boolean }): Promise<void> {
	const { host, port } = readEnvironment();
	const { server, answerWith } = createAppServer();
	await listen(server, { host, port });
	if (!isBuilt) await ensureBuild();
	const config = prepareEnvironment(portOf(server));
	const handler = await loadHandler(securityHeaders(config));
	stopOnSignal(server);
	answerWith(handler);
	console.log(`Müraciət is ready at ${config.origin}`);
}
