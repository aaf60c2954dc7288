const ONE_YEAR_SECONDS = 365 * 24 * 60 * 60;

/** What every answer tells the browser to refuse. `isSecure` is whether the product is served over https. */
export function securityHeaders(isSecure: boolean): Record<string, string> {
	return {
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'same-origin',
		'cross-origin-opener-policy': 'same-origin',
		'cross-origin-resource-policy': 'same-origin',
		'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
		'x-frame-options': 'DENY',
		...(isSecure && { 'strict-transport-security': `max-age=${ONE_YEAR_SECONDS}` })
	};
}
