import type { Workspace } from '../../src/lib/local/workspace.ts';
import { Engine } from '../../src/lib/sync/engine.ts';
import type { Transport } from '../../src/lib/sync/transport.ts';
import { completeDraft, testDevice, type TestDevice } from '../local/device.ts';

export interface ReadyToSend {
	device: TestDevice;
	workspace: Workspace;
	engine: Engine;
}

/** A device with a complete draft, and the engine that would send it this way. `size` of each document in bytes. */
export async function readyToSend(
	transport: Transport,
	{ chance, size = 1000 }: { chance: number; size?: number }
): Promise<ReadyToSend> {
	const device = testDevice();
	const { workspace } = device;
	const person = workspace.person!.id;
	await completeDraft(workspace, size);
	const engine = new Engine({ workspace, person, transport, chance: () => chance });
	return { device, workspace, engine };
}
