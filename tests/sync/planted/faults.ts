import { DEVICE_FAULTS } from './device-faults.ts';
import type { PlantedFault } from './fault.ts';
import { SERVER_FAULTS } from './server-faults.ts';

/** Every mistake the simulation must notice. */
export const PLANTED: readonly PlantedFault[] = [...SERVER_FAULTS, ...DEVICE_FAULTS];
