import { expect, it, test, vi } from 'vitest';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import type * as Protocol from '../../src/lib/domain/wire/protocol.ts';
import { isSpoken, PROTOCOL } from '../../src/lib/domain/wire/protocol.ts';
import { edit, newId, says } from './sync-device.ts';
import { onEachSyncScene } from './sync-scene.ts';

/* The server is the next build, whose protocol is one further on; the devices are of this one. */
vi.mock('../../src/lib/domain/wire/protocol.ts', async (load) => {
	const protocol = await load<typeof Protocol>();
	const next = protocol.PROTOCOL + 1;
	return {
		...protocol,
		isSpoken: (version: number, own = next) => protocol.isSpoken(version, own)
	};
});

onEachSyncScene((scene) => {
	it('a server of the next protocol takes what a device of this one tells', async () => {
		const id = newId<ApplicationId>();
		const request = scene.phone.request(says.save(id, edit('notes', '', 'a')));
		expect(request.protocol).toBe(PROTOCOL);
		expect(await scene.server.exchange(request)).toMatchObject({
			kind: 'exchanged',
			results: [{ seq: 1, outcome: { ok: true } }]
		});
	});

	it('and tells one of the protocol before this to update', async () => {
		const request = { ...scene.phone.request(), protocol: PROTOCOL - 1 };
		expect(await scene.server.exchange(request)).toEqual({ kind: 'outdated' });
	});
});

test.each([
	[3, 3, true],
	[2, 3, true],
	[1, 3, false],
	[4, 3, false],
	[1, 1, true],
	[0, 1, false]
])('version %i, asked of a server whose own is %i: %s', (version, own, expected) => {
	expect(isSpoken(version, own)).toBe(expected);
});
