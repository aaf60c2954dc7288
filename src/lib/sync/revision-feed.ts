import { createTRPCClient, httpSubscriptionLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../server/rpc/router.ts';

const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: '/trpc' })] });

/** The longest a line may stand without a word: behind a proxy that keeps answers back none ever comes. Milliseconds. */
const PATIENCE = 15_000;

/** Why a line ended: the page let it go, it broke, or nobody is signed in any more. */
export type FeedEnd = 'left' | 'lost' | 'signedOut';

/** Listens to how far the person's data has come at the server until the line ends. */
export function followRevisions(
	onRevision: (revision: number) => void,
	signal: AbortSignal
): Promise<FeedEnd> {
	return new Promise((resolve) => {
		const silence = setTimeout(() => end('lost'), PATIENCE);
		const feed = client.sync.revisions.subscribe(undefined, {
			onData: ({ revision }) => {
				clearTimeout(silence);
				onRevision(revision);
			},
			onConnectionStateChange: ({ state, error }) => {
				if (state === 'connecting' && error) end('lost');
			},
			onError: (error) => end(isSignedOut(error) ? 'signedOut' : 'lost'),
			onComplete: () => end('lost')
		});
		const leave = () => end('left');
		signal.addEventListener('abort', leave);
		function end(how: FeedEnd) {
			clearTimeout(silence);
			signal.removeEventListener('abort', leave);
			resolve(how);
			feed.unsubscribe();
		}
		if (signal.aborted) leave();
	});
}

function isSignedOut(error: unknown): boolean {
	if (!(error instanceof TRPCClientError)) return false;
	return (error.data as { code?: string } | null | undefined)?.code === 'UNAUTHORIZED';
}
