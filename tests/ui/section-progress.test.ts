import { expect, test } from 'vitest';
import { newConsumer } from '../../src/lib/domain/application-types/new-consumer/new-consumer.ts';
import { sectionOf } from '../../src/lib/domain/application-types/sections.ts';
import {
	type FormStanding,
	problemsOfSection,
	sectionState
} from '../../src/lib/ui/form/section-progress.ts';

const empty: FormStanding = { fields: {}, conflicts: {}, problems: [], documents: [] };
const address = {
	district: 'nesimi',
	placeUnlisted: 'yes',
	placeText: 'Bəşir Səfəroğlu',
	houseType: 'flat',
	house: '12',
	flat: '45'
};

function section(id: string) {
	return newConsumer.sections.find((known) => known.id === id)!;
}

function stateOf(id: string, standing: Partial<FormStanding>) {
	return sectionState(newConsumer, section(id), { ...empty, ...standing });
}

test('a part nobody touched is not begun', () => {
	expect(stateOf('address', {})).toBe('notBegun');
	expect(stateOf('documents', {})).toBe('notBegun');
});

test('a part with something still to give is begun', () => {
	expect(stateOf('address', { fields: { district: 'nesimi' } })).toBe('begun');
	const documents = [{ kind: 'ownership', state: 'saved' } as const];
	expect(stateOf('documents', { documents })).toBe('begun');
});

test('a part with everything it needs is done', () => {
	expect(stateOf('address', { fields: address })).toBe('done');
});

test('a house with a yard is done without a flat number, and with one typed earlier', () => {
	expect(stateOf('address', { fields: { ...address, houseType: 'yard', flat: '' } })).toBe('done');
	expect(stateOf('address', { fields: { ...address, houseType: 'yard' } })).toBe('done');
});

test('a wrong answer needs the person', () => {
	expect(stateOf('consumer', { fields: { fin: '7IO' } })).toBe('needsYou');
});

test('an answer that differs between two devices needs the person', () => {
	const conflicts = { house: [{ value: '14', device: 'Chrome', at: '2026-01-01T00:00:00.000Z' }] };
	expect(stateOf('address', { fields: address, conflicts })).toBe('needsYou');
});

test('what the server refused needs the person, and only in its own part', () => {
	const problems = [{ code: 'placeUnknown', at: 'place' } as const];
	expect(stateOf('address', { fields: address, problems })).toBe('needsYou');
	expect(stateOf('contact', { problems })).toBe('notBegun');
});

test('a refused document counts as missing and needs the person', () => {
	const documents = [{ kind: 'ownership', state: 'refused' } as const];
	expect(stateOf('documents', { documents })).toBe('needsYou');
	expect(problemsOfSection(newConsumer, section('documents'), { ...empty, documents })).toEqual([
		{ code: 'documentMissing', at: 'ownership' },
		{ code: 'documentMissing', at: 'residence' }
	]);
});

test('every field and document kind belongs to a part', () => {
	for (const { name } of newConsumer.fields)
		expect(sectionOf(newConsumer.name, name)).toBeDefined();
	for (const kind of newConsumer.documents) expect(sectionOf(newConsumer.name, kind)).toBeDefined();
});
