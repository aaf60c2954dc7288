import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
	payload: AdapterPayload;
	expiresAt: number;
}

/** Everything one sandbox remembers; gone with the process. */
export type SandboxMemory = Map<string, Entry>;

/** One kind of oidc-provider's records in the sandbox's memory. */
export function memoryAdapter(kind: string, memory: SandboxMemory): Adapter {
	const keyOf = (id: string) => `${kind}:${id}`;
	return {
		upsert(id, payload, expiresIn = Infinity) {
			forgetExpired(memory);
			memory.set(keyOf(id), { payload, expiresAt: Date.now() + expiresIn * 1000 });
			return Promise.resolve();
		},
		find: (id) => Promise.resolve(fresh(memory.get(keyOf(id)))),
		findByUid: (uid) => Promise.resolve(first(memory, kind, { uid })),
		findByUserCode: (userCode) => Promise.resolve(first(memory, kind, { userCode })),
		consume(id) {
			const payload = fresh(memory.get(keyOf(id)));
			if (payload) payload.consumed = Math.floor(Date.now() / 1000);
			return Promise.resolve();
		},
		destroy(id) {
			memory.delete(keyOf(id));
			return Promise.resolve();
		},
		revokeByGrantId(grantId) {
			forget(memory, ({ payload }) => payload.grantId === grantId);
			return Promise.resolve();
		}
	};
}

function fresh(entry: Entry | undefined): AdapterPayload | undefined {
	return entry && entry.expiresAt > Date.now() ? entry.payload : undefined;
}

function first(memory: SandboxMemory, kind: string, wanted: { uid?: string; userCode?: string }) {
	const found = [...memory].find(
		([key, { payload }]) =>
			key.startsWith(`${kind}:`) &&
			payload.uid === wanted.uid &&
			payload.userCode === wanted.userCode
	);
	return fresh(found?.[1]);
}

function forgetExpired(memory: SandboxMemory): void {
	forget(memory, ({ expiresAt }) => expiresAt <= Date.now());
}

function forget(memory: SandboxMemory, isUnwanted: (entry: Entry) => boolean): void {
	for (const [key, entry] of memory) if (isUnwanted(entry)) memory.delete(key);
}
