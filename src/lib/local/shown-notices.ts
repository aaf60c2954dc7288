/** Takes what was shown of a person's notices off this device's screen: the next person is not to read them. */
export async function closeShownNotices(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration();
	const shown = (await registration?.getNotifications()) ?? [];
	for (const notice of shown) notice.close();
}
