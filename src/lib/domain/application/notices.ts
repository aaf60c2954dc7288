import type { ApplicationId } from '../ids.ts';
import type { StatusEvent } from '../wire/records.ts';
import { isNews } from './news.ts';

/** One thing that became of an application, as its owner is told it. */
export interface Notice extends StatusEvent {
	applicationId: ApplicationId;
	number: string;
	/** Whether the utility did it and the person has not looked at it. */
	isUnread: boolean;
}

interface Told {
	id: ApplicationId;
	number: string | null;
	history: readonly StatusEvent[];
	/** How many steps of the history the person has looked at. */
	seenEvents: number;
}

/** What became of a person's applications, the newest first. */
export function noticesOf(applications: readonly Told[]): Notice[] {
	return applications
		.flatMap(({ id, number, history, seenEvents }) =>
			history.map((event, index) => ({
				...event,
				applicationId: id,
				number: number ?? '',
				isUnread: isNews(history, { step: index, seen: seenEvents })
			}))
		)
		.toSorted((first, second) => (first.at < second.at ? 1 : -1));
}
