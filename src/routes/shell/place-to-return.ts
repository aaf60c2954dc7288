/** Where signing in leads back to: this place, without what was said of an earlier try. */
export function placeToReturn({ pathname, searchParams }: URL): string {
	const kept = new URLSearchParams(searchParams);
	kept.delete('sign_in');
	return kept.size > 0 ? `${pathname}?${kept}` : pathname;
}
