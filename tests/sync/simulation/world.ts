import { Chance } from './chance.ts';
import { clockwork } from './clockwork.ts';
import { Device } from './device.ts';
import { Ledger } from './ledger.ts';
import { Network } from './network.ts';
import type { Plan } from './plan.ts';
import { SimulatedServer } from './server.ts';
import { Witness } from './witness.ts';

/** Everything one schedule happens in. */
export class World {
	readonly plan: Plan;
	readonly ledger = new Ledger();
	readonly server: SimulatedServer;
	readonly witness: Witness;
	readonly network: Network;
	readonly devices: Device[];
	/** Whether the faults have stopped. */
	isCalm = false;
	/** Told what happens, line by line, when somebody wants to read it. */
	trace: string[] | null = null;

	constructor(plan: Plan) {
		this.plan = plan;
		this.server = new SimulatedServer(new Chance(plan.seed * 7 + 3));
		this.witness = new Witness(this.ledger, this.server);
		this.network = new Network(this.server, this.witness);
		this.devices = plan.devices.map((device, index) => new Device(this, index, device));
	}

	note(what: string): void {
		this.trace?.push(`${((clockwork.now - BEGINNING) / 1000).toFixed(3)} s  ${what}`);
	}
}

/** When every schedule begins, by the server's clock. */
export const BEGINNING = Date.UTC(2026, 10, 23, 8);
