import type { ApplicationId, PersonId } from '../ids.ts';

/** What a push carries to the service worker. Its words are the same for everybody whom this happens to. */
export interface PushMessage {
	/** The notice's id: a repeat takes the place of the first. */
	id: string;
	/** Whose it is: somebody else may have the device by the time it comes. */
	person: PersonId;
	applicationId: ApplicationId;
	language: string;
	title: string;
	body: string;
}
