import { createSubscriber } from 'svelte/reactivity';
import { browserConnection, browserLinkType } from '$lib/local/hold-documents';

/** The kind of link there is, as the browser tells it, followed while something on the screen reads it. */
class LinkType {
	#follow = createSubscriber((update) => {
		const connection = browserConnection();
		connection?.addEventListener('change', update);
		return () => connection?.removeEventListener('change', update);
	});

	get current(): string | undefined {
		this.#follow();
		return browserLinkType();
	}
}

export const linkType = new LinkType();
