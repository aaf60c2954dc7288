import { BlockList, isIPv6 } from 'node:net';

/** RFC 1122, 1918, 3927, 4193 and 4291. Mobile operators' shared 100.64.0.0/10 is seen by their own hosts alone. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
	['127.0.0.0', 8],
	['10.0.0.0', 8],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
	['169.254.0.0', 16]
] as const) {
	PRIVATE.addSubnet(network, prefix, 'ipv4');
}
PRIVATE.addAddress('::1', 'ipv6');
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** Whether an address is one of the Internet's. IPv4 may come written as IPv6 (`::ffff:127.0.0.1`). */
export function isPublicAddress(address: string): boolean {
	return !PRIVATE.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** What one subscriber has of the Internet: an IPv4 address, or the 64 bits of IPv6 they may change the rest of. */
export function networkOf(address: string): string {
	const written = address.replace(/^::ffff:(?=.*\.)/i, '');
	return isIPv6(written) ? expand(written).slice(0, 4).join(':') : written;
}

function expand(address: string): string[] {
	const [head = '', tail] = address.split('::');
	const first = head.split(':').filter(Boolean);
	const last = (tail ?? '').split(':').filter(Boolean);
	return [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
}
