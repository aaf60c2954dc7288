/** The address this browser's push service gave this device; null where there is none. */
export async function findPushAddress(): Promise<PushSubscription | null> {
	const registration = await navigator.serviceWorker?.getRegistration();
	return (await registration?.pushManager?.getSubscription()) ?? null;
}

/** Has the push service drop what is still on its way to whoever was signed in here. */
export async function endPushAddress(): Promise<void> {
	const address = await findPushAddress().catch(() => null);
	// Without it the server's own end of the session stops what is not sent yet.
	await address?.unsubscribe().catch(() => undefined);
}
