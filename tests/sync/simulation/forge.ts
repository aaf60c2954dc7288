import type { DocumentId, PersonId } from '../../../src/lib/domain/ids.ts';
import { streamOf } from './stream.ts';
import type { ForgedKind } from './plan.ts';
import { people } from './people.ts';
import type { World } from './world.ts';

/** Somebody signed in asks for what is not theirs, by ids they can't know. Nothing may come of it. */
export async function forge(world: World, what: ForgedKind, app: number): Promise<void> {
	// Not one the server has not heard of: an id can't be guessed before it has been used.
	const isKnown = world.server.disk.prepare<[string]>('select 1 from application where id = ?');
	const known = [...world.ledger.owners].filter(
		([id, owner]) => owner >= 0 && isKnown.get(id) !== undefined
	);
	const [id, owner] = known[app % Math.max(1, known.length)] ?? [];
	if (id === undefined || owner === undefined) return;
	const asker = people[1 - owner]!.id;
	const document = world.ledger.attachments.find((attachment) => attachment.app === id)?.id;
	world.note(`${asker} forged ${what} of ${id}`);
	if (what === 'append')
		return document ? forgeAppend(world, asker, document as DocumentId) : undefined;
	const mutation = forged(what, id, document ?? id);
	const client = '01900000-0000-7000-8000-' + String(world.ledger.next()).padStart(12, '0');
	const request = {
		...{ protocol: 1, person: asker, client, acknowledged: 0, cursor: 0 },
		mutations: [{ ...mutation, seq: 1 }]
	};
	await quietly(async () => {
		const answer = await world.server.exchange(asker, request);
		world.witness.exchanged(asker, request as never, strippedOf(answer));
	});
	world.witness.look();
}

/** Nothing said to a forger counts as said to the owner; what they are shown does. */
function strippedOf<Answer extends { kind: string }>(answer: Answer): Answer {
	return answer.kind === 'exchanged' ? { ...answer, results: [] } : answer;
}

async function forgeAppend(world: World, asker: PersonId, document: DocumentId): Promise<void> {
	const body = streamOf([new TextEncoder().encode('forged')]);
	const held = world.ledger.held.get(document) ?? 0;
	for (const offset of [held, 0])
		await quietly(() => world.server.append({ owner: asker, document, offset, body }));
	world.witness.look();
}

async function quietly(ask: () => Promise<unknown>): Promise<void> {
	try {
		await ask();
	} catch {
		// The server may be killed meanwhile, and may refuse as loudly as it likes.
	}
}

function forged(what: ForgedKind, applicationId: string, documentId: string): object {
	const head = { applicationId, type: 'newConsumer', source: 'eGov' };
	const document = {
		...{ id: documentId, kind: 'ownership', name: 'forged.pdf', mediaType: 'application/pdf' },
		...{ size: 6, sha256: '0'.repeat(64) }
	};
	switch (what) {
		case 'saveDraft':
			return { kind: what, ...head, changes: { notes: { from: '', to: 'forged' } } };
		case 'attachDocument':
			return { kind: what, ...head, document };
		case 'removeDocument':
			return { kind: what, applicationId, documentId };
		case 'submit':
			return {
				...{ kind: 'submitApplication', ...head, documents: [document], consent: 'x' },
				...{ fields: { notes: 'forged' }, confirmedAt: '2026-11-23T08:00:00.000Z' }
			};
		case 'withdraw':
			return { kind: 'withdrawApplication', applicationId };
		default:
			return { kind: 'discardDraft', applicationId };
	}
}
