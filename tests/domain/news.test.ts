import { expect, test } from 'vitest';
import { hasNews } from '../../src/lib/domain/application/news.ts';
import { noticesOf } from '../../src/lib/domain/application/notices.ts';
import type { ApplicationId } from '../../src/lib/domain/ids.ts';

const registered = { status: 'registered' } as const;
const inProgress = { status: 'inProgress' } as const;

test('what the owner did is no news on any of their devices', () => {
	expect(hasNews([], 0)).toBe(false);
	expect(hasNews([registered], 0)).toBe(false);
	expect(hasNews([registered, { status: 'withdrawn' }], 0)).toBe(false);
	expect(hasNews([registered, inProgress, { status: 'moreInfo' }, inProgress], 3)).toBe(false);
});

test('what the utility did is news until it is seen', () => {
	expect(hasNews([registered, inProgress], 1)).toBe(true);
	expect(hasNews([registered, inProgress], 2)).toBe(false);
	expect(hasNews([registered, inProgress, { status: 'done' }], 2)).toBe(true);
});

test('the notices are every step, the newest first, and new is what the utility did since the person looked', () => {
	const steps = ['registered', 'inProgress', 'moreInfo', 'inProgress', 'done'] as const;
	const history = steps.map((status, day) => ({
		...{ id: String(day), status, note: '' },
		at: `2026-03-0${day + 1}T10:00:00.000Z`
	}));
	const application = { id: 'a' as ApplicationId, number: '26-00001-0', history, seenEvents: 2 };
	const notices = noticesOf([application, { ...application, history: [], number: null }]);
	expect(notices.map(({ status, isUnread }) => [status, isUnread])).toEqual([
		['done', true],
		['inProgress', false],
		['moreInfo', true],
		['inProgress', false],
		['registered', false]
	]);
});
