/** The first that matches: most browsers also claim to be Chrome or Safari, so those come last. */
const BROWSERS: [RegExp, string][] = [
	[/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
	[/\bOPR\/|\bOPX\/|\bOPT\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\bYaBrowser\//, 'Yandex'],
	[/\bFirefox\/|\bFxiOS\//, 'Firefox'],
	[/\bChrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];

const SYSTEMS: [RegExp, string][] = [
	[/\bAndroid\b/, 'Android'],
	[/\biPad\b/, 'iPadOS'],
	[/\biPhone\b|\biPod\b/, 'iOS'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
	[/\bLinux\b/, 'Linux']
];

/**
 * A device as its owner would recognise it in a list, e.g. "Chrome, Android": no more of the User-Agent is kept.
 * '' when neither the browser nor the system is known.
 */
export function describeDevice(userAgent: string): string {
	const names = [nameIn(BROWSERS, userAgent), nameIn(SYSTEMS, userAgent)];
	return names.filter((name) => name !== null).join(', ');
}

function nameIn(patterns: [RegExp, string][], userAgent: string): string | null {
	return patterns.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}
