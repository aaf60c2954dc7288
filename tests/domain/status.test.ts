import { describe, expect, test } from 'vitest';
import { shownStatus } from '../../src/lib/domain/application/shown-status.ts';
import { confirmationOf } from '../../src/lib/domain/application/source.ts';
import {
	canMove,
	isFinal,
	needsNote,
	STATUSES,
	type Status
} from '../../src/lib/domain/application/status.ts';

function movesOf(actor: 'applicant' | 'operator'): string[] {
	return STATUSES.flatMap((from) =>
		STATUSES.filter((to) => canMove(from, to, actor)).map((to) => `${from} → ${to}`)
	);
}

describe('the status of an application', () => {
	test('is moved by the applicant only to send, to answer and to withdraw', () => {
		expect(movesOf('applicant')).toEqual([
			'draft → registered',
			'registered → withdrawn',
			'inProgress → withdrawn',
			'moreInfo → inProgress',
			'moreInfo → withdrawn'
		]);
	});

	test('is moved by an operator through the work to a decision', () => {
		expect(movesOf('operator')).toEqual([
			'registered → inProgress',
			'inProgress → moreInfo',
			'inProgress → done',
			'inProgress → rejected',
			'moreInfo → rejected'
		]);
	});

	test('stays once there is a decision', () => {
		const final: Status[] = ['done', 'rejected', 'withdrawn'];
		expect(STATUSES.filter(isFinal)).toEqual(final);
	});

	test('comes with a reason when rejected and a question when more is asked', () => {
		expect(STATUSES.filter(needsNote)).toEqual(['moreInfo', 'rejected']);
	});

	test('is shown as waiting from the confirmation to the number', () => {
		const confirmedAt = '2026-03-05T10:00:00.000Z';
		expect(shownStatus({ status: 'draft', confirmedAt: null })).toBe('draft');
		expect(shownStatus({ status: 'draft', confirmedAt })).toBe('waiting');
		expect(shownStatus({ status: 'registered', confirmedAt })).toBe('registered');
	});
});

test('an application is confirmed by a box on e-su and by a dialog elsewhere', () => {
	expect(confirmationOf('eSu')).toBe('box');
	expect(confirmationOf('eGov')).toBe('dialog');
	expect(confirmationOf('azersu')).toBe('dialog');
});
