import { type ApplicationId, makeId, type RandomBytes } from '../../../src/lib/domain/ids.ts';
import type { SaveDraft } from '../../../src/lib/domain/wire/mutation.ts';

/** A new application with a usual form filled in. */
export function draftMutation(random: RandomBytes): SaveDraft {
	const typed = {
		...{ fin: '5ABC123', district: 'AZ-NX', placeUnlisted: 'yes', placeText: 'Şəki küçəsi' },
		...{ houseType: 'flat', house: '12A', flat: '7', phone: '+994502345678' },
		...{ email: 'aygun@example.az', notes: 'Ünvan köhnə bazarın yanındadır.' }
	};
	return {
		kind: 'saveDraft',
		applicationId: makeId<ApplicationId>(Date.now, random),
		type: 'newConsumer',
		source: 'eGov',
		changes: Object.fromEntries(Object.entries(typed).map(([name, to]) => [name, { from: '', to }]))
	};
}
