const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether another site's page may be behind a request that changes something: then it is refused whatever its content
 * type, for octet-stream and multipart bodies can be sent from anywhere. A browser tells with Sec-Fetch-Site or Origin;
 * a request with neither comes from a program, which has no cookie it wasn't given.
 */
export function isForeignMutation(request: Request, origin: string): boolean {
	if (SAFE_METHODS.includes(request.method)) return false;
	const site = request.headers.get('sec-fetch-site');
	const from = request.headers.get('origin');
	return (site !== null && site !== 'same-origin') || (from !== null && from !== origin);
}
