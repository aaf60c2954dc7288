import type { QueueStage } from '$lib/domain/desk/queue-stage.ts';
import { m } from '$lib/i18n/compiled/messages.js';
import { statusName } from '../names.ts';

/** A stage of the queue in words. */
export function stageName(stage: QueueStage | 'open' | 'all'): string {
	switch (stage) {
		case 'open':
			return m.desk_stage_open();
		case 'all':
			return m.desk_stage_all();
		case 'ready':
			return m.desk_stage_ready();
		case 'arriving':
			return m.desk_stage_arriving();
		default:
			return statusName(stage);
	}
}
