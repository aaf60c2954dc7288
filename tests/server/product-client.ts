import { createTRPCClient, httpLink } from '@trpc/client';
import type { DocumentId, PersonId } from '../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../src/lib/domain/wire/append.ts';
import { PERSON_HEADER, RUN_HEADER } from '../../src/lib/domain/wire/protocol.ts';
import { setCookie } from '../../src/lib/server/auth/cookies.ts';
import { openSession, type SessionParts } from '../../src/lib/server/auth/session.ts';
import type { AppRouter } from '../../src/lib/server/rpc/router.ts';
import { TestDevice } from './sync-device.ts';
import { addPerson } from './sync-server.ts';

/** Someone signed in, as a `Cookie` header says it. */
export interface SignedIn {
	person: PersonId;
	cookie: string;
}

export async function signIn(runtime: SessionParts): Promise<SignedIn> {
	const personId = await addPerson(runtime.db);
	const how = { userAgent: '', method: 'test', assurance: 'low' };
	const value = await openSession(runtime, { personId, ...how });
	const cookie = setCookie({ kind: 'session', value, maxAgeSeconds: 60 }, false).split(';')[0]!;
	return { person: personId, cookie };
}

/** The devices' own client, for requests with these headers. */
export function rpcTo(origin: string, headers: Record<string, string> = {}) {
	return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${origin}/trpc`, headers })] });
}

export function appendHeaders(
	{ person, cookie }: SignedIn,
	document: DocumentId,
	offset: number
): Record<string, string> {
	return {
		cookie,
		'content-type': 'application/octet-stream',
		[PERSON_HEADER]: person,
		[RUN_HEADER]: `${document} ${offset}`
	};
}

/** A device that is signed in and speaks HTTP. Its server may be another one at each request. */
export function deviceTo(origin: () => string, who: SignedIn): TestDevice {
	return new TestDevice(
		{
			exchange: (request) => rpcTo(origin(), { cookie: who.cookie }).sync.exchange.mutate(request),
			append: async ({ document, offset, body }) => {
				const bytes = new Uint8Array(await new Response(body).arrayBuffer());
				return appendTo(origin(), appendHeaders(who, document, offset ?? 0), bytes);
			}
		},
		who.person
	);
}

/** Sends a run of bytes as the devices do. */
export function appendTo(
	origin: string,
	headers: Record<string, string>,
	bytes: Uint8Array<ArrayBuffer>
): Promise<AppendAnswer> {
	return rpcTo(origin, headers).document.append.mutate(bytes);
}

/** Asks how much of a document is held, as the devices do after a cut. */
export function askHeld(
	origin: string,
	{ cookie }: SignedIn,
	document: DocumentId
): Promise<AppendAnswer> {
	return rpcTo(origin, { cookie, [RUN_HEADER]: document }).document.held.query();
}
