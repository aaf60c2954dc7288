import { discardAnswer } from '../../../src/lib/local/actions/discard-answer.ts';
import {
	attachToAnswer,
	saveAnswer,
	sendAnswer
} from '../../../src/lib/local/actions/answer-question.ts';
import { openQuestion } from '../../../src/lib/domain/application/open-question.ts';
import type { ApplicationView } from '../../../src/lib/local/queries/applications.ts';
import { at, type Hand, look, told } from './hand.ts';
import { type Deed, sha256 } from './ledger.ts';
import { makeUpPdf, makeUpValue } from './made-up.ts';
import type { Event } from './plan.ts';

type AnsweringDeed = Extract<
	Event,
	{ do: 'writeAnswer' | 'encloseDocument' | 'giveAnswer' | 'discardAnswer' }
>;
type Particular<What extends AnsweringDeed['do']> = Extract<AnsweringDeed, { do: What }>;
type Question = NonNullable<ReturnType<typeof openQuestion>>;

interface Scene extends Hand {
	view: ApplicationView;
	/** What the screen shows as asked; null where nothing is. */
	question: Question | null;
	deed: Deed;
}

/** What a person does about a question of the desk's; each answers what to note of it, null where it is not offered. */
const DEEDS = {
	async writeAnswer({ tab, world, view, question, deed }: Scene, event: Particular<'writeAnswer'>) {
		if (!question || view.answer?.queuedAs) return null;
		const text = `words ${deed.order}`;
		const names = event.withFields ? question.fields : [];
		const fields = Object.fromEntries(names.map((name) => [name, makeUpValue(name)]));
		const writing = { ...deed, words: text, ended: Infinity };
		world.ledger.writings.push(writing);
		await saveAnswer(tab.workspace, view.id, { text, fields });
		// It may have been given, or the question closed, in the blink between the look and the save.
		const now = await tab.workspace.db.applications.get(view.id);
		writing.ended = world.ledger.next();
		writing.told = now?.answer?.text === text ? told(tab) : 'refused';
		return `wrote “${text}” ${JSON.stringify(fields)} for`;
	},
	async encloseDocument(
		{ tab, world, view, question, deed }: Scene,
		event: Particular<'encloseDocument'>
	) {
		const kind = question && at(question.documents, event.document);
		if (!kind || view.answer?.queuedAs) return null;
		const bytes = makeUpPdf(world, event);
		const file = new File([bytes], `${kind}${deed.order}.pdf`, { type: 'application/pdf' });
		const shown = [...view.documents, ...view.answerDocuments];
		const replaces = shown.filter((other) => other.kind === kind).map(({ id }) => id);
		const attachment = { applicationId: view.id, kind, file, maxBytes: 2 ** 20 };
		const result = await attachToAnswer(tab.workspace, attachment);
		if (!result.ok) return null;
		world.ledger.attachments.push({
			...{ ...deed, told: told(tab), id: result.id, kind, bytes, replaces },
			...{ sha256: sha256(bytes), answers: question.id, isHarmful: event.isHarmful ?? false }
		});
		return `enclosed ${result.id} (${event.size} bytes) with the answer for`;
	},
	async giveAnswer({ tab, world, view, question, deed }: Scene, event: Particular<'giveAnswer'>) {
		if (!question || view.answer?.queuedAs) return null;
		const fields = Object.keys(view.answer?.fields ?? {}).map((field) => ({
			field,
			seen: view.fields[field] ?? ''
		}));
		const words = view.answer?.text ?? '';
		const giving = { ...deed, question: question.id, words, fields, ended: Infinity };
		world.ledger.givings.push(giving);
		const problems = await sendAnswer(tab.workspace, view.id);
		giving.ended = world.ledger.next();
		giving.told = problems.length > 0 ? 'refused' : told(tab);
		if (event.twice) await sendAnswer(tab.workspace, view.id);
		return `gave its answer (${JSON.stringify(problems)}) for`;
	},
	async discardAnswer({ tab, world, view, question, deed }: Scene) {
		if (question || !view.answer || view.answer.queuedAs) return null;
		world.ledger.lettingsGo.push({ ...deed, words: view.answer.text });
		for (const { id } of view.answerDocuments) world.ledger.removals.push({ ...deed, id });
		await discardAnswer(tab.workspace, view.id);
		return 'let go of the answer for';
	}
} satisfies Record<AnsweringDeed['do'], (scene: Scene, event: never) => Promise<string | null>>;

/** Each takes the very event it is named by. */
const acts: Record<AnsweringDeed['do'], (scene: Scene, event: never) => Promise<string | null>> =
	DEEDS;

export function isAnswering(event: Event): event is AnsweringDeed {
	return event.do in DEEDS;
}

export async function doAnswering(hand: Hand, event: AnsweringDeed): Promise<void> {
	const { world, device } = hand;
	const view = await look(hand, event.app);
	if (!view) return;
	const deed: Deed = {
		...{ order: world.ledger.next(), app: view.id, device: device.index },
		told: 'unsure'
	};
	const done = await acts[event.do](
		{ ...hand, view, question: openQuestion(view), deed },
		event as never
	);
	if (done !== null) world.note(`device ${device.index} ${done} ${view.id}`);
}
