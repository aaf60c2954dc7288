import { expect, test } from 'vitest';
import type { Place } from '../../src/lib/domain/address/directory.ts';
import { PlaceChoice } from '../../src/lib/ui/form/place-choice.svelte.ts';

const nizami = street('Nizami küçəsi');
const vurgun = street('Səməd Vurğun küçəsi');

test('an answer that comes after the arrow key does not take the choice away', () => {
	const { choice, chosen } = makeChoice();
	choice.type('semed');
	choice.show([vurgun], 'semed');
	choice.press('ArrowDown');
	choice.show([nizami, vurgun], 'semed v');
	choice.press('Enter');
	expect(chosen).toEqual([vurgun.id]);
});

test('typing on leaves the list and goes back to the text', () => {
	const { choice, chosen } = makeChoice();
	choice.show([vurgun], 's');
	choice.press('ArrowDown');
	choice.type('se');
	choice.show([vurgun], 'se');
	expect(choice.press('Enter')).toBe(false);
	expect(chosen).toEqual([]);
});

function makeChoice() {
	const chosen: string[] = [];
	return { choice: new PlaceChoice((id) => chosen.push(id)), chosen };
}

function street(name: string): Place {
	return { id: name, district: 'nesimi', name, kind: 'street', sample: false, retired: false };
}
