import {
	type ApplicationView,
	listApplications
} from '../../../src/lib/local/queries/applications.ts';
import type { Device } from './device.ts';
import type { Told } from './ledger.ts';
import type { Tab } from './tab.ts';
import type { World } from './world.ts';

/** One person at one tab. */
export interface Hand {
	world: World;
	device: Device;
	tab: Tab;
}

/** What the person sees of one of their applications; they know them by the order in which they were started. */
export async function look(
	{ tab, world }: Hand,
	index: number,
	withDiscarded = false
): Promise<ApplicationView | undefined> {
	const { db } = tab.workspace;
	const shown: ApplicationView[] = withDiscarded
		? (await db.applications.toArray()).map((row) => ({
				...row,
				shownStatus: row.status,
				documents: [],
				answerDocuments: [],
				isUnread: false
			}))
		: await listApplications(db);
	const known = [...world.ledger.owners.keys()];
	const sorted = shown.toSorted((a, b) => known.indexOf(a.id) - known.indexOf(b.id));
	return at(sorted, index);
}

export function at<Item>(items: readonly Item[], index: number): Item | undefined {
	return items[index % Math.max(1, items.length)];
}

/** What the person was told of what has just been done. */
export function told(tab: Tab): Told {
	return tab.isAlive ? 'saved' : 'unsure';
}
