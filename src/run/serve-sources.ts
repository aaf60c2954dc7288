import { createServer, type ViteDevServer } from 'vite';
import { buildSandboxScript } from './build/sandbox-script.ts';
import { prepareEnvironment, readEnvironment } from './configuration.ts';
import { Failure } from './failure.ts';

/** `npm run dev`: Vite over the sources, held to the same configuration as the built product. */
export async function serveSources(): Promise<void> {
	const { host, port } = readEnvironment();
	process.env['NODE_ENV'] ??= 'development';
	const { origin } = prepareEnvironment(port);
	await buildSandboxScript();
	const vite = await createServer({ server: { host, port, strictPort: true } });
	await listenOrTell(vite, port);
	console.log(`Müraciət's sources are served at ${origin}`);
}

async function listenOrTell(vite: ViteDevServer, port: number): Promise<void> {
	try {
		await vite.listen();
	} catch (error) {
		await vite.close();
		if (!(error instanceof Error) || !error.message.includes('already in use')) throw error;
		throw new Failure(`PORT: ${port} is taken by another program; set PORT to a free one`);
	}
}
