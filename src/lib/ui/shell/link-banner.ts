/** What the banner is decided by; the local `LinkView` with what the browser knows. */
export interface LinkFacts {
	link: { kind: 'idle' | 'working' | 'offline' | 'signedOut' | 'outdated' };
	/** Bytes of documents that exist only here. */
	bytesLeft: number;
	waitingApplications: number;
	/** Whether the browser believes that there is a network. */
	isOnline: boolean;
	isSignedIn: boolean;
	/** Whether the screen works with a link only, and keeps nothing of what is typed on it. */
	needsLink: boolean;
}

export type LinkBannerState =
	| 'needsLink'
	| 'offline'
	| 'unreachable'
	| 'sending'
	| 'sendingText'
	| 'signedOut'
	| 'guestWaiting'
	| 'outdated';

/** What of the link's state matters to the person now; null when nothing does. */
export function linkBannerState(facts: LinkFacts): LinkBannerState | null {
	if (facts.link.kind === 'outdated') return 'outdated';
	const cut = cutState(facts);
	if (cut) return cut;
	if (facts.link.kind === 'signedOut') return 'signedOut';
	if (!facts.isSignedIn) return facts.waitingApplications > 0 ? 'guestWaiting' : null;
	if (facts.link.kind !== 'working') return null;
	if (facts.waitingApplications > 0) return 'sendingText';
	return facts.bytesLeft > 0 ? 'sending' : null;
}

function cutState({ isOnline, link, needsLink }: LinkFacts): LinkBannerState | null {
	if (isOnline && link.kind !== 'offline') return null;
	if (needsLink) return 'needsLink';
	return isOnline ? 'unreachable' : 'offline';
}
