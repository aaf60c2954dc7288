import { expect, test } from 'vitest';
import { hasNews } from '../../src/lib/domain/application/news.ts';

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
