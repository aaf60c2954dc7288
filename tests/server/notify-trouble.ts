import { expect, it } from 'vitest';
import type { NoticeChannel } from '../../src/lib/domain/notices/notice-event.ts';
import type { Channel } from '../../src/lib/server/notify/channel.ts';
import type { DoorMode, FaultyDoor } from './faulty-door.ts';
import type { NotifyScene } from './notify-scene.ts';

const HOUR = 60 * 60_000;

/** How long a try may take where the far side never says what it has to, in real milliseconds. */
const SHORT_TRY = 300;
const ENDLESS: readonly DoorMode[] = ['mute', 'rubbish'];

interface Troubled {
	channel: NoticeChannel;
	parts: () => { channel: Channel; door: FaultyDoor };
	/** The ids of the notices that arrived, as far as the channel carries them, repeats included. */
	received: () => string[];
	/** As much of a notice's id as the channel carries. */
	idOf?: (id: string) => string;
}

/** Every change is told through an hour of each trouble a far server can make; what arrives twice can be told. */
export function bearsTrouble(
	scene: () => NotifyScene,
	{ channel, parts, received, idOf = (id) => id }: Troubled
): void {
	/** Three applications and all that becomes of them, before and within the hour. Answers how much came twice. */
	const liveThrough = async (mode: DoorMode) => {
		const { channel: sender, door } = parts();
		const outbox = scene().outbox(
			{ [channel]: sender },
			ENDLESS.includes(mode) ? SHORT_TRY : undefined
		);
		await scene().goThrough('inProgress', 'moreInfo');
		door.become(mode);
		await scene().goThrough('inProgress', 'done');
		await scene().live(outbox, channel, HOUR / 2);
		await scene().goThrough('inProgress', 'rejected');
		await scene().live(outbox, channel, HOUR / 2);
		door.become('open');
		await scene().live(outbox, channel, 5 * HOUR);
		const notices = await scene().notices(channel);
		expect(notices.map(({ state }) => state)).toEqual(Array(9).fill('sent'));
		const arrived = received();
		expect(new Set(arrived)).toEqual(new Set(notices.map(({ id }) => idOf(id))));
		return arrived.length - notices.length;
	};

	it('everything is told once after an hour in which nobody answered', async () => {
		expect(await liveThrough('shut')).toBe(0);
	}, 120_000);

	it('everything is told once by a far side that dribbles every answer', async () => {
		expect(await liveThrough('slow')).toBe(0);
	}, 120_000);

	it('everything is told after an hour in which no acknowledgement came in time, and repeats carry the same id', async () => {
		expect(await liveThrough('mute')).toBeGreaterThan(0);
	}, 120_000);

	it('everything is told after an hour of answers that mean nothing', async () => {
		await liveThrough('rubbish');
	}, 120_000);

	it('everything is told though each message is acknowledged twice', async () => {
		await liveThrough('twice');
	}, 120_000);

	it('what waits is sent as soon as the channel answers again, not when its long wait is over', async () => {
		const { channel: sender, door } = parts();
		const outbox = scene().outbox({ [channel]: sender });
		door.become('shut');
		await scene().apply();
		await scene().live(outbox, channel, 3 * HOUR);
		door.become('open');
		await scene().apply();
		await scene().live(outbox, channel, 40_000);
		expect(received()).toHaveLength(2);
	}, 120_000);
}
