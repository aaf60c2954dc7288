import type { ClientId } from '../../src/lib/domain/ids.ts';
import type { ExchangeRequest } from '../../src/lib/domain/wire/exchange.ts';
import type { Mutation } from '../../src/lib/domain/wire/mutation.ts';
import { PROTOCOL } from '../../src/lib/domain/wire/protocol.ts';
import type { SignedIn } from './product-client.ts';
import { newId } from './sync-device.ts';

/** The first request of a device nobody has seen, which tells these mutations. */
export function asking({ person }: SignedIn, ...mutations: Mutation[]): ExchangeRequest {
	const numbered = mutations.map((mutation, index) => ({ ...mutation, seq: index + 1 }));
	return {
		...{ protocol: PROTOCOL, person, client: newId<ClientId>() },
		...{ acknowledged: 0, cursor: 0, mutations: numbered }
	};
}
