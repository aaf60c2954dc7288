import type { ExchangeAnswer } from '../../domain/wire/exchange.ts';
import { isSpoken } from '../../domain/wire/protocol.ts';
import { readStanding } from '../store/clients.ts';
import type { Pushed } from './apply-push.ts';
import type { Asker, ParsedExchange, SyncParts } from './parts.ts';
import { type Page, pull } from './pull.ts';
import { push } from './push.ts';

/**
 * One round trip of sync: applies what the device tells, each mutation once, and answers what changed for its owner
 * (docs/sync.md, whose steps the comments cite). Throws only when the machine is in trouble: the device asks again.
 */
export async function exchange(
	parts: SyncParts,
	asker: Asker,
	request: ParsedExchange
): Promise<ExchangeAnswer> {
	// Step 1
	if (!isSpoken(request.protocol)) return { kind: 'outdated' };
	// Step 2
	if (request.person !== asker.personId) return { kind: 'otherPerson' };
	const told = await tell(parts, asker, request);
	if (!told) return { kind: 'renumber' };
	// Step 9
	const page = await pull(parts.db, request.person, {
		cursor: request.cursor,
		revision: told.standing.revision
	});
	return answer(request, { ...told, page, now: new Date(parts.clock()).toISOString() });
}

/** What became of the mutations and how things stand after them; null when the numbering has parted. */
async function tell(
	parts: SyncParts,
	asker: Asker,
	request: ParsedExchange
): Promise<Pushed | null> {
	const { mutations, person, client, acknowledged } = request;
	if (mutations.length === 0) {
		const { revision, lastSeq } = await readStanding(parts.db, person, client);
		if (lastSeq !== null && acknowledged > lastSeq) return null;
		if (lastSeq !== null) return { results: [], standing: { revision, lastSeq } };
	}
	return push(parts, request, asker);
}

function answer(
	request: ParsedExchange,
	{ results, standing, page, now }: Pushed & { page: Page; now: string }
): ExchangeAnswer {
	const { revision, lastSeq } = standing;
	const hasNothingNew =
		request.mutations.length === 0 &&
		lastSeq === request.acknowledged &&
		request.cursor === revision;
	if (hasNothingNew) return { kind: 'unchanged', now };
	return { kind: 'exchanged', lastSeq, results, ...page, now };
}
