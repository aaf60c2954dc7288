import type { Config } from './config.ts';

const TWO_YEARS_SECONDS = 2 * 365 * 24 * 60 * 60;

/** What every answer tells the browser to refuse. */
export function securityHeaders({
	isSecure,
	embedOrigins
}: Pick<Config, 'isSecure' | 'embedOrigins'>): Record<string, string> {
	return {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
		'content-security-policy': framePolicy(embedOrigins),
		// It knows no list: where some may embed, the policy above is all there is.
		...(embedOrigins.length === 0 && { 'x-frame-options': 'DENY' }),
		...(isSecure && {
			'strict-transport-security': `max-age=${TWO_YEARS_SECONDS}; includeSubDomains`
		})
	};
}

/**
 * Adds the headers to an answer. One that has a policy of its own keeps it: both are then held to. A text says in which
 * letters it is: Kit leaves that to the page's own head.
 */
export function protect(headers: Headers, added: Record<string, string>): void {
	const type = headers.get('content-type') ?? '';
	if (/^text\/[\w.-]+$/.test(type)) headers.set('content-type', `${type}; charset=utf-8`);
	for (const [name, value] of Object.entries(added)) {
		if (name === 'content-security-policy') headers.append(name, value);
		else if (!headers.has(name)) headers.set(name, value);
	}
}

/** A page's own policy (svelte.config.js) stands in its head, where the browser doesn't look for this. */
function framePolicy(origins: readonly string[]): string {
	const ancestors = origins.length === 0 ? "'none'" : `'self' ${origins.join(' ')}`;
	return `frame-ancestors ${ancestors}; base-uri 'none'; object-src 'none'; form-action 'self'`;
}
