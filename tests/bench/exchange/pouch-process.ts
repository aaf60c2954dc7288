import { servePouch } from '../peers/pouch.ts';
import { type Usage, usageOfThis } from './pinned.ts';

/** An answer to anything. */
export interface PouchReadiness extends Usage {
	port: number;
}

/* pouchdb-server's own application as a process of its own, its databases in memory. */

const { port } = await servePouch();
process.on('message', () => process.send?.({ ...usageOfThis(), port } satisfies PouchReadiness));
process.on('disconnect', () => process.exit());
