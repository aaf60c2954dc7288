import type { ApplicationType } from '../application-type.ts';
import { newConsumerFields } from './fields.ts';
import { newConsumerSections } from './sections.ts';

/** A household asks its water utility to be registered as a new consumer. */
export const newConsumer: ApplicationType = {
	name: 'newConsumer',
	fields: newConsumerFields,
	sections: newConsumerSections,
	documents: ['ownership', 'residence'],
	bound: [
		['district', 'place', 'placeUnlisted', 'placeText'],
		['houseType', 'flat']
	]
};
