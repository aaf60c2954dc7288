import {
	dismissProblems,
	recallConfirmation,
	withdrawApplication
} from '../../../src/lib/local/actions/application.ts';
import { confirmApplication } from '../../../src/lib/local/actions/confirm-application.ts';
import { discardDraft, restoreDraft } from '../../../src/lib/local/actions/discard-draft.ts';
import type { ApplicationView } from '../../../src/lib/local/queries/applications.ts';
import { type Hand, look, told } from './hand.ts';
import type { Deed } from './ledger.ts';
import type { Event } from './plan.ts';

type WholeDeed = Extract<Event, { do: keyof typeof DEEDS }>;

interface Scene extends Hand {
	view: ApplicationView;
	deed: Deed;
}

/** What is done to an application as a whole: answers what to note of it; null where the screen does not offer it. */
const DEEDS = {
	async discard({ tab, world, view, deed }: Scene) {
		if (view.shownStatus !== 'draft') return null;
		world.ledger.discards.push(deed);
		await discardDraft(tab.workspace, view.id);
		return 'discarded';
	},
	async restore({ tab, view }: Scene) {
		if (!view.discardedAt) return null;
		await restoreDraft(tab.workspace, view.id);
		return 'brought back';
	},
	async confirm({ tab, world, view, deed }: Scene) {
		if (view.shownStatus !== 'draft') return null;
		world.ledger.confirmations.push(deed);
		const problems = await confirmApplication(tab.workspace, view.id);
		deed.told = problems.length > 0 ? 'refused' : told(tab);
		return `confirmed (${JSON.stringify(problems)})`;
	},
	async recall({ tab, world, view, deed }: Scene) {
		if (view.shownStatus !== 'waiting') return null;
		world.ledger.recalls.push(deed);
		deed.told = (await recallConfirmation(tab.workspace, view.id)) ? told(tab) : 'refused';
		return 'took back the confirmation of';
	},
	async withdraw({ tab, world, view, deed }: Scene) {
		if (!['registered', 'inProgress', 'moreInfo'].includes(view.status)) return null;
		world.ledger.withdrawals.push(deed);
		await withdrawApplication(tab.workspace, view.id);
		deed.told = told(tab);
		return 'withdrew';
	},
	async dismiss({ tab, world, view, deed }: Scene) {
		if (view.problems.length === 0) return null;
		world.ledger.dismissals.push({ ...deed, values: view.leftOver });
		await dismissProblems(tab.workspace, view.id);
		return 'put away what was left over of';
	}
} satisfies Record<string, (scene: Scene) => Promise<string | null>>;

export function isWhole(event: Event): event is WholeDeed {
	return event.do in DEEDS;
}

export async function doWhole(hand: Hand, event: WholeDeed): Promise<void> {
	const { world, device } = hand;
	const view = await look(hand, event.app, event.do === 'restore');
	if (!view) return;
	const order = world.ledger.next();
	const deed: Deed = { order, app: view.id, device: device.index, told: 'unsure' };
	const done = await DEEDS[event.do]({ ...hand, view, deed });
	if (done !== null) world.note(`device ${device.index} ${done} ${view.id}`);
}
