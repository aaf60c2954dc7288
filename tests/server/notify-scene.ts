import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import type { Status } from '../../src/lib/domain/application/status.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';
import type { NoticeChannel } from '../../src/lib/domain/notices/notice-event.ts';
import { type Channel, failed } from '../../src/lib/server/notify/channel.ts';
import { Outbox } from '../../src/lib/server/notify/outbox.ts';
import type { Database } from '../../src/lib/server/database/database.ts';
import type { OnDatabases } from './databases.ts';
import { Operator } from './operator.ts';
import { declareBoth, newId, says, TestDevice } from './sync-device.ts';
import { addPerson, startSyncServer, type SyncServer } from './sync-server.ts';

/** Someone who applies, the utility that answers, and what is to be told of it. */
export class NotifyScene {
	readonly database: Database;
	readonly server: SyncServer;
	readonly phone: TestDevice;
	readonly operator: Operator;

	constructor(database: Database, server: SyncServer, phone: TestDevice) {
		this.database = database;
		this.server = server;
		this.phone = phone;
		this.operator = new Operator(database, phone.person, server.parts.clock);
	}

	/** Sends an application. */
	async apply(fields?: Record<string, string>): Promise<ApplicationId> {
		const id = newId<ApplicationId>();
		const outcome = await this.phone.tell(says.submit(id, declareBoth(), fields));
		if (!outcome.ok) throw new Error(JSON.stringify(outcome));
		return id;
	}

	/** Sends an application and has it go through these statuses. */
	async goThrough(...statuses: Status[]): Promise<ApplicationId> {
		const id = await this.apply();
		for (const status of statuses) await this.operator.move(id, { status, note: 'x' });
		return id;
	}

	/** An outbox with these channels; on any other one nothing can be sent. A try may take `tryMs` of real time. */
	outbox(channels: Partial<Record<NoticeChannel, Channel>>, tryMs = 20_000): Outbox {
		const { db, clock } = this.server.parts;
		const nobody: Channel = {
			send: () => Promise.resolve(failed('refused')),
			close: () => Promise.resolve()
		};
		return new Outbox({
			...{ db, clock, chance: () => 0, log: pino({ level: 'silent' }) },
			channels: { email: nobody, sms: nobody, push: nobody, ...channels },
			patience: { tryMs, leaseMs: 5 * 60_000 }
		});
	}

	/** Every notice on this channel, the oldest first. */
	notices(channel: NoticeChannel) {
		return this.database
			.selectFrom('notice')
			.selectAll()
			.where('channel', '=', channel)
			.orderBy('created_at')
			.orderBy('id')
			.execute();
	}

	/** Lets time go by while the outbox does what is due; it is looked at every 20 seconds. Answers when none waits. */
	async live(outbox: Outbox, channel: NoticeChannel, milliseconds: number): Promise<void> {
		for (let passed = 0; passed <= milliseconds; passed += 20_000) {
			while ((await outbox.step(channel)) > 0);
			this.server.pass(20_000);
		}
	}
}

/** Runs a suite on these databases, each test in a scene of its own, which is there once the test runs. */
export function inNotifyScene(on: OnDatabases, suite: (scene: () => NotifyScene) => void): void {
	on((database) => {
		let scene: NotifyScene;
		beforeEach(async () => {
			const server = await startSyncServer(database());
			const person = await addPerson(database());
			scene = new NotifyScene(database(), server, new TestDevice(server, person));
		});
		afterEach(() => scene.server.close());
		suite(() => scene);
	});
}

/** Waits until it is so; a test that waits in vain fails by its own time limit. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
	while (!(await isSo())) await setTimeout(10);
}
