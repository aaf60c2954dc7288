import type { FieldChanges, FieldValues } from '../../../src/lib/domain/application/fields.ts';
import { attachDocument } from '../../../src/lib/local/actions/attach-document.ts';
import { removeDocument, restoreDocument } from '../../../src/lib/local/actions/remove-document.ts';
import { resolveConflict, saveEdits } from '../../../src/lib/local/actions/save-fields.ts';
import { startDraft } from '../../../src/lib/local/actions/start-draft.ts';
import type { ApplicationView } from '../../../src/lib/local/queries/applications.ts';
import { doAnswering, isAnswering } from './answering.ts';
import { clockwork } from './clockwork.ts';
import { guestOf, sha256, type Told } from './ledger.ts';
import { at, type Hand, look, told } from './hand.ts';
import { makeUpPdf, makeUpValue } from './made-up.ts';
import type { Event } from './plan.ts';
import { describe } from './tab.ts';
import { doWhole, isWhole } from './whole-deeds.ts';

type Deed<What extends Event['do']> = Extract<Event, { do: What }>;

/** Begins what a person does at a tab; it goes on while other things happen. */
export function act(hand: Hand, event: Event): void {
	const { tab, world, device } = hand;
	tab.chain = tab.chain
		.then(() => (tab.isAlive ? perform(hand, event) : undefined))
		.then(() => device.wake())
		.catch((error: unknown) => {
			if (tab.isAlive) world.ledger.wrong(`${event.do} failed: ${describe(error)}`);
		});
}

function perform(hand: Hand, event: Event): Promise<void> {
	switch (event.do) {
		case 'start':
			return start(hand);
		case 'type':
			return type(hand, event);
		case 'attach':
			return attach(hand, event);
		case 'remove':
			return remove(hand, event);
		case 'restoreDocument':
			return bringDocumentBack(hand, event);
		case 'resolve':
			return resolve(hand, event);
		default:
			if (isAnswering(event)) return doAnswering(hand, event);
			return isWhole(event) ? doWhole(hand, event) : Promise.resolve();
	}
}

const complete = {
	fin: '5ABC123',
	district: 'AZ-NX',
	placeUnlisted: 'yes',
	houseType: 'yard',
	phone: '+994502345678',
	email: 'aygun@example.az'
};

async function start(hand: Hand): Promise<void> {
	const { world, device, tab } = hand;
	const typed = { house: makeUpValue('house'), placeText: makeUpValue('placeText') };
	const id = await startDraft(tab.workspace, {
		type: 'newConsumer',
		source: 'eGov',
		fields: { ...complete, ...typed }
	});
	// Killed before it could say so, nobody knows of this draft: it may be there or not.
	world.ledger.owners.set(id, device.person ?? guestOf(device.index));
	for (const [field, to] of Object.entries(typed)) noteEdit(hand, { app: id, field, to, seen: '' });
	world.ledger.edits.slice(-2).forEach((edit) => (edit.told = told(tab)));
	world.note(`device ${device.index} started ${id} ${JSON.stringify(typed)}`);
}

async function type(hand: Hand, event: Deed<'type'>): Promise<void> {
	const { tab, world } = hand;
	const view = await look(hand, event.app);
	if (view?.shownStatus !== 'draft') return;
	if (event.think) await clockwork.sleep(event.think);
	if (!tab.isAlive) return;
	const shown = Object.fromEntries(event.fields.map((field) => [field, view.fields[field] ?? '']));
	const values = Object.fromEntries(
		event.fields.map((field) => [field, typedValue(hand, event, { app: view.id, field })])
	);
	const edits = Object.entries(values)
		.filter(([field, to]) => to !== shown[field])
		.map(([field, to]) => noteEdit(hand, { app: view.id, field, to, seen: shown[field]! }));
	try {
		await saveEdits(tab.workspace, view.id, edited(values, shown));
		for (const edit of edits) edit.told = told(tab);
	} catch (error) {
		if (!tab.isAlive || !isGone(error)) throw error;
		for (const edit of edits) edit.told = 'refused';
	}
	world.note(
		`device ${hand.device.index} typed ${JSON.stringify(values)} over ${JSON.stringify(shown)}`
	);
}

function isGone(error: unknown): boolean {
	return error instanceof Error && error.name === 'DraftGone';
}

function typedValue(
	{ world }: Hand,
	event: Deed<'type'>,
	{ app, field }: { app: string; field: string }
): string {
	if (event.clear && field === 'notes') return '';
	const earlier = world.ledger.edits.filter((edit) => edit.app === app && edit.field === field);
	if (event.again && earlier.length > 0) return earlier[0]!.value;
	return makeUpValue(field);
}

function noteEdit(
	{ world, device }: Hand,
	{ app, field, to, seen }: { app: string; field: string; to: string; seen: string }
) {
	const order = world.ledger.next();
	const edit = { order, app, field, value: to, seen, device: device.index, told: 'unsure' as Told };
	world.ledger.edits.push(edit);
	return edit;
}

async function attach(hand: Hand, event: Deed<'attach'>): Promise<void> {
	const { world, device, tab } = hand;
	const view = await look(hand, event.app);
	if (!view || !takes(view, event.kind)) return;
	const bytes = makeUpPdf(world, event);
	const order = world.ledger.next();
	const replaces = view.documents.filter(({ kind }) => kind === event.kind).map(({ id }) => id);
	const file = new File([bytes], `${event.kind}${order}.pdf`, { type: 'application/pdf' });
	const result = await attachDocument(tab.workspace, {
		applicationId: view.id,
		kind: event.kind,
		file,
		maxBytes: 2 ** 20
	});
	if (!result.ok) return;
	world.ledger.attachments.push({
		...{ order, app: view.id, device: device.index, told: told(tab), id: result.id },
		...{ kind: event.kind, bytes, sha256: sha256(bytes), replaces }
	});
	world.note(`device ${device.index} attached ${result.id} (${event.size} bytes) to ${view.id}`);
}

/** A draft takes any document; what was sent, one in place of a refused one. */
function takes({ shownStatus, documents }: ApplicationView, kind: string): boolean {
	if (shownStatus === 'draft') return true;
	const earlier = documents.filter((document) => document.kind === kind);
	const isRefused = earlier.length > 0 && earlier.every(({ state }) => state === 'refused');
	return isRefused && ['registered', 'inProgress', 'moreInfo'].includes(shownStatus);
}

async function remove(hand: Hand, event: Deed<'remove'>): Promise<void> {
	const { world, device, tab } = hand;
	const view = await look(hand, event.app);
	const document = at(view?.documents ?? [], event.document);
	if (!view || view.shownStatus !== 'draft' || !document) return;
	const order = world.ledger.next();
	const deed = { order, app: view.id, id: document.id as string, device: device.index };
	const removal = { ...deed, told: 'unsure' as Told };
	world.ledger.removals.push(removal);
	await removeDocument(tab.workspace, document.id);
	removal.told = told(tab);
	world.note(`device ${device.index} removed ${document.id}`);
}

async function bringDocumentBack(
	{ tab, world, device }: Hand,
	event: Deed<'restoreDocument'>
): Promise<void> {
	const removed = await tab.workspace.db.documents
		.filter((row) => row.removedAt !== null)
		.toArray();
	const document = at(removed, event.document);
	if (!document) return;
	// Another one of its kind makes way for it.
	const others = await tab.workspace.db.documents
		.filter(
			({ applicationId, kind }) =>
				applicationId === document.applicationId && kind === document.kind
		)
		.toArray();
	const deed = { order: world.ledger.next(), app: document.applicationId, device: device.index };
	for (const { id } of others)
		if (id !== document.id) world.ledger.removals.push({ ...deed, id, told: 'unsure' });
	await restoreDocument(tab.workspace, document.id);
	world.note(`restored ${document.id}`);
}

async function resolve(hand: Hand, event: Deed<'resolve'>): Promise<void> {
	const { world, device, tab } = hand;
	const view = await look(hand, event.app);
	const [field, open] = at(Object.entries(view?.conflicts ?? {}), event.choice) ?? [];
	if (!view || view.shownStatus !== 'draft' || !field || !open) return;
	const seen = [view.fields[field] ?? '', ...open.map((conflict) => conflict.value)];
	const choice = at(seen, event.choice)!;
	const deed = { order: world.ledger.next(), app: view.id, field, value: choice, seen };
	const settling = { ...deed, device: device.index, told: 'unsure' as Told };
	world.ledger.settlings.push(settling);
	try {
		await resolveConflict(tab.workspace, view.id, { field, value: choice, among: seen });
		settling.told = told(tab);
	} catch (error) {
		if (!tab.isAlive || !isGone(error)) throw error;
		settling.told = 'refused';
	}
	world.note(`device ${device.index} chose ${choice} of ${seen.join()} for ${field}`);
}

function edited(values: FieldValues, shown: FieldValues): FieldChanges {
	return Object.fromEntries(
		Object.entries(values).map(([field, to]) => [field, { from: shown[field] ?? '', to }])
	);
}
