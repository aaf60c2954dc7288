import type { AnyProcedure } from '@trpc/server';
import { appRouter } from '../../src/lib/server/rpc/router.ts';
import type { Access } from '../../src/lib/server/rpc/trpc.ts';

export interface ListedProcedure {
	/** As in the address: `sync.exchange`. */
	path: string;
	type: 'query' | 'mutation' | 'subscription';
	/** Whom it declares it is for; undefined when it doesn't say. */
	access: Access | undefined;
}

/** Every procedure of the product, as tRPC itself knows them. */
export function listProcedures(): ListedProcedure[] {
	// tRPC's type nests the procedures as they were written; what it keeps is flat, by path.
	const procedures = appRouter._def.procedures as unknown as Record<string, AnyProcedure>;
	return Object.entries(procedures).map(([path, { _def }]) => ({
		path,
		type: _def.type,
		access: (_def.meta as { access?: Access } | undefined)?.access
	}));
}
