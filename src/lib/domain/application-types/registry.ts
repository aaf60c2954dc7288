import type { ApplicationType } from './application-type.ts';
import type { ApplicationTypeName } from './names.ts';
import { newConsumer } from './new-consumer/new-consumer.ts';

const TYPES: Record<ApplicationTypeName, ApplicationType> = { newConsumer };

/** The rules of an application type by its name. */
export function applicationType(name: ApplicationTypeName): ApplicationType {
	return TYPES[name];
}
