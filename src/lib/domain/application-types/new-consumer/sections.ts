import type { Section } from '../application-type.ts';

/** The screens of the form, in the order they are gone through. */
export const newConsumerSections: readonly Section[] = [
	{ id: 'consumer', fields: ['fin'], documents: [] },
	{
		id: 'address',
		fields: ['district', 'place', 'placeUnlisted', 'placeText', 'houseType', 'house', 'flat'],
		documents: []
	},
	{ id: 'documents', fields: [], documents: ['ownership', 'residence'] },
	{ id: 'contact', fields: ['phone', 'email', 'notes'], documents: [] }
];
