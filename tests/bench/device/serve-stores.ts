import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { peersFolder } from '../peers/load-peer.ts';

/** Serves a page for each of these stores, `/NAME`, in which `openStore` opens it. Answers where, and what ends it. */
export async function serveStores(names: readonly string[]) {
	const codes = new Map<string, string>();
	for (const name of names) codes.set(name, await bundle(name));
	const server = createServer(({ url = '/' }, response) => {
		const code = codes.get(url.slice(1));
		response.setHeader('content-type', 'text/html; charset=utf-8');
		response.end(`<!doctype html><title>bench</title><script type="module">${code ?? ''}</script>`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	// localhost is a place where a page may use what browsers keep for https.
	return { origin: `http://localhost:${port}`, close: () => server.close() };
}

/** The peers' packages are found where they are installed, and nowhere else. */
const fromPeers: Plugin = {
	name: 'from-peers',
	enforce: 'pre',
	resolveId(source) {
		if (!/^(pouchdb|rxdb)\//.test(source)) return null;
		return this.resolve(source, `${peersFolder}package.json`, { skipSelf: true });
	}
};

async function bundle(name: string): Promise<string> {
	const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
	const result = await build({
		configFile: false,
		logLevel: 'error',
		plugins: [fromPeers],
		define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
		build: { write: false, lib: { entry, formats: ['es'], fileName: name } }
	});
	const outputs = Array.isArray(result) ? result : [result];
	const [chunk] = outputs.flatMap((one) => ('output' in one ? one.output : []));
	if (chunk?.type !== 'chunk') throw new Error(`${name} was not built`);
	return chunk.code.replaceAll('</script', '<\\/script');
}
