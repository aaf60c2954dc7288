/** What the banner is decided by; the local `LinkView` with what the browser knows. */
export interface LinkFacts {
	link: { kind: 'idle' | 'working' | 'offline' | 'signedOut' | 'outdated' };
	/** Bytes of documents that exist only here. */
	bytesLeft: number;
	waitingApplications: number;
	/** Whether the browser believes that there is a network. */
	isOnline: boolean;
	isSignedIn: boolean;
}

export type LinkBannerState =
	'offline' | 'unreachable' | 'sending' | 'sendingText' | 'signedOut' | 'guestWaiting' | 'outdated';

/** What of the link's state matters to the person now; null when nothing does. */
export function linkBannerState(facts: LinkFacts): LinkBannerState | null {
	if (facts.link.kind === 'outdated') return 'outdated';
	if (!facts.isOnline) return 'offline';
	if (facts.link.kind === 'offline') return 'unreachable';
	if (facts.link.kind === 'signedOut') return 'signedOut';
	if (!facts.isSignedIn) return facts.waitingApplications > 0 ? 'guestWaiting' : null;
	if (facts.link.kind !== 'working') return null;
	if (facts.waitingApplications > 0) return 'sendingText';
	return facts.bytesLeft > 0 ? 'sending' : null;
}
