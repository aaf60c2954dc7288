import type { ApplicationType } from '../application-type.ts';
import { newConsumerFields } from './fields.ts';

/** A household asks its water utility to be registered as a new consumer. */
export const newConsumer: ApplicationType = {
	name: 'newConsumer',
	fields: newConsumerFields,
	sections: [
		{ id: 'consumer', fields: ['fin'], documents: [] },
		{
			id: 'address',
			fields: ['district', 'place', 'placeUnlisted', 'placeText', 'houseType', 'house', 'flat'],
			documents: []
		},
		{ id: 'documents', fields: [], documents: ['ownership', 'residence'] },
		{ id: 'contact', fields: ['phone', 'email', 'notes'], documents: [] }
	],
	documents: ['ownership', 'residence']
};
