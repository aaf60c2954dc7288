/** Shows on the app's icon, where there is one, how much is new. Browsers that can't do so are left alone. */
export async function showBadge(count: number): Promise<void> {
	// Absent where the app can't be installed; refused where the person does not want it.
	await navigator.setAppBadge?.(count)?.catch(() => undefined);
}
