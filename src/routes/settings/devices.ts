import type { SessionDevice } from '$lib/domain/wire/about.ts';

/*
 * The one screen that asks the server itself: who is signed in elsewhere is nothing this device keeps. Each call
 * rejects without a link. The client is fetched with the first of them.
 */

export async function listDevices(): Promise<SessionDevice[]> {
	const { rpc } = await import('$lib/sync/rpc-client');
	return rpc.session.list.query();
}

export async function revokeDevice(id: string): Promise<void> {
	const { rpc } = await import('$lib/sync/rpc-client');
	await rpc.session.revoke.mutate({ id });
}

export async function revokeEveryDevice(): Promise<void> {
	const { rpc } = await import('$lib/sync/rpc-client');
	await rpc.session.revoke.mutate({ all: true });
}
