import type { LinkView } from '$lib/local/queries/link-view';

/**
 * The link as it is worth showing: while another try is under way and nothing has got through since the last one
 * failed, it is still the link that failed. Else the words would flicker at every try.
 */
export class SettledLink {
	current = $state.raw<LinkView>();

	take(next: LinkView | undefined): void {
		const shown = this.current;
		const isOnlyTrying = shown?.link.kind === 'offline' && next?.link.kind === 'working';
		this.current = isOnlyTrying && isStill(shown, next) ? { ...next, link: shown.link } : next;
	}
}

function isStill(shown: LinkView, next: LinkView): boolean {
	return shown.syncedAt === next.syncedAt && shown.bytesLeft === next.bytesLeft;
}
