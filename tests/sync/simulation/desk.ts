import type { MoveRequest } from '../../../src/lib/domain/wire/desk.ts';
import { at } from './hand.ts';
import type { Event } from './plan.ts';
import type { World } from './world.ts';

type DeskMove = Extract<Event, { do: 'desk' }>;
type Line = Pick<MoveRequest, 'id' | 'version'> & { status: string };

/** Where the desk can go from each status, by the oracle's own book; it begins with taking the application up. */
const OFFERED: Readonly<Record<string, readonly DeskMove['to'][]>> = {
	inProgress: ['moreInfo', 'done', 'rejected'],
	moreInfo: ['rejected']
};

/** Somebody at the desk does what they can with an application that has been sent. */
export async function moveByDesk(world: World, event: DeskMove): Promise<void> {
	const line = at(sentOnes(world), event.app);
	if (!line) return;
	const to = line.status === 'registered' ? 'inProgress' : event.to;
	if (to !== 'inProgress' && !OFFERED[line.status]?.includes(to)) return;
	if (to === 'inProgress' && line.status !== 'registered') return;
	const { ledger } = world;
	const step: (typeof ledger.steps)[number] = { app: line.id, to, told: 'unsure' };
	ledger.steps.push(step);
	try {
		const answer = await world.server.move({ ...line, to, ...saidWith(event, to) });
		step.told = answer.kind === 'done' ? 'saved' : 'refused';
		world.note(`the desk moved ${line.id} to ${to}: ${answer.kind}`);
	} finally {
		world.witness.look();
	}
}

function saidWith({ documents, fields }: DeskMove, to: DeskMove['to']) {
	const note = to === 'moreInfo' || to === 'rejected' ? 'the desk says why' : '';
	const asked = to === 'moreInfo' ? { documents, fields } : { documents: [], fields: [] };
	return { note, ...asked, subscriberCode: '' };
}

/** Those with a number, in the order they were begun. */
function sentOnes({ server, ledger }: World): Line[] {
	const lines = server.disk
		.prepare<[], Line>(
			`select id, version, status from application
				join queue_entry on queue_entry.application_id = application.id`
		)
		.all();
	const known = [...ledger.owners.keys()];
	return lines.toSorted((a, b) => known.indexOf(a.id) - known.indexOf(b.id));
}
