import { describe, expect, test } from 'vitest';
import { checkEmail, normalizeEmail } from '../../src/lib/domain/people/email.ts';

describe('an e-mail address', () => {
	test('loses spaces and keeps the case of its first part', () => {
		expect(normalizeEmail(' Leyla.Q @Example.AZ ')).toBe('Leyla.Q@example.az');
	});

	test.each([
		'leyla@example.az',
		'l.q+su@mail.example.com',
		'a_b-c@su.gov.az',
		'leyla@xn--nv-vma5g.az',
		'leyla@mail.xn--p1ai'
	])('%s is taken', (text) => {
		expect(checkEmail(text)).toBeNull();
	});

	test.each([
		'leyla',
		'leyla@',
		'@example.az',
		'leyla@example',
		'a@b@c.az',
		'ləylə@example.az',
		'a..b@example.az',
		'leyla@-example.az',
		'leyla@example..az',
		'leyla@example.1'
	])('%s is refused', (text) => expect(checkEmail(text)).toBe('emailInvalid'));
});
