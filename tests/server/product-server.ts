import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequest, setResponse } from '@sveltejs/kit/node';
import { admit } from '../../src/lib/server/auth/admit.ts';
import { readConfig } from '../../src/lib/server/config.ts';
import { answerRpc } from '../../src/lib/server/rpc/answer-rpc.ts';
import { type Runtime, startRuntime, stopRuntime } from '../../src/lib/server/runtime.ts';

/** As much as src/run tells adapter-node. */
const BODY_SIZE_LIMIT = 6 * 1024 * 1024;

export interface ProductServer {
	origin: string;
	runtime: Runtime;
	close(): Promise<void>;
}

/** The product without its pages, on a real port: requests and answers pass through Kit's own code for Node. */
export async function startProduct(
	dataDir: string,
	more: Record<string, string> = {}
): Promise<ProductServer> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
	const variables = { ORIGIN: origin, DATA_DIR: dataDir, IDENTITY_SANDBOX_PORT: '0', ...more };
	const runtime = await startRuntime(readConfig({ ...variables, LOG_LEVEL: 'silent' }));
	answerWith(server, runtime);
	const close = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		await stopRuntime(runtime);
	};
	return { origin, runtime, close };
}

function answerWith(server: Server, runtime: Runtime): void {
	server.on('request', (request, response) => {
		void (async () => {
			const base = runtime.config.origin;
			const asked = await getRequest({ request, base, bodySizeLimit: BODY_SIZE_LIMIT });
			const admission = await admit(runtime, asked);
			const answer =
				admission.kind === 'refused'
					? admission.response
					: await answerRpc(asked, { runtime, session: admission.session });
			await setResponse(response, answer);
		})();
	});
}
