import { expect, test } from 'vitest';
import { applicationType } from '../../src/lib/domain/application-types/registry.ts';
import { APPLICATION_TYPE_NAMES } from '../../src/lib/domain/application-types/names.ts';
import { overwriteGetLocale } from '../../src/lib/i18n/compiled/runtime.js';
import { documentLabel } from '../../src/lib/ui/form/document-messages.ts';
import { fieldLabel, fieldRequired, optionLabel } from '../../src/lib/ui/form/field-messages.ts';
import { problemMessage, problemMessageWithPlace } from '../../src/lib/ui/form/problem-messages.ts';
import { sectionTitle } from '../../src/lib/ui/form/section-messages.ts';

const types = APPLICATION_TYPE_NAMES.map(applicationType);

test.each(['az', 'ru', 'en'] as const)('every part, field and choice has words in %s', (locale) => {
	overwriteGetLocale(() => locale);
	for (const { fields, sections } of types) {
		for (const { id } of sections) expect(sectionTitle(id)).not.toBe(id);
		for (const { name, isRequired, options = [] } of fields) {
			expect(fieldLabel(name)).not.toBe(name);
			if (isRequired) expect(fieldRequired(name)).not.toBe(fieldLabel(name));
			for (const option of options) expect(optionLabel(name, option)).not.toBe(option);
		}
	}
});

test('the controls carry the instruction’s own words', () => {
	overwriteGetLocale(() => 'az');
	const labels = types.flatMap(({ fields }) => fields.map(({ name }) => fieldLabel(name)));
	expect(labels).toEqual([
		'FİN kodu',
		'Ünvanın yerləşdiyi rayonun adı',
		'Küçə, Qəsəbə və ya Kənd adı',
		'Küçə/qəsəbə/kənd siyahıda mövcud deyil',
		'Ünvan məlumatları',
		'Ev tipi',
		'Ev nömrəsi',
		'Mənzil nömrəsi',
		'Müraciət edənin telefon nömrəsi',
		'Müraciət edənin elektron poçt ünvanı',
		'Müraciətlə bağlı qeydlər'
	]);
	expect(documentLabel('ownership')).toBe(
		'Mülkiyyəti təsdiq edən hüquqi sənədin (çıxarış, sərəncam, bələdiyyə qərarı, order və s.) surəti'
	);
	expect(documentLabel('residence')).toBe(
		'Yaşayış yeri üzrə qeydiyyatda olan şəxslər haqqında arayışın surəti'
	);
});

test('a message names its limit in the reader’s own units', () => {
	overwriteGetLocale(() => 'az');
	const limit = 20 * 1024 * 1024;
	expect(problemMessage({ code: 'documentTooLarge', limit })).toContain('20 MB');
	expect(problemMessage({ code: 'tooLong', limit: 1000 })).toContain('1.000');
});

test('away from its field a message says which field it is about', () => {
	overwriteGetLocale(() => 'az');
	expect(problemMessageWithPlace({ code: 'finLength', at: 'fin' })).toMatch(/^FİN kodu: /);
	expect(problemMessageWithPlace({ code: 'required', at: 'house' })).toBe('Ev nömrəsini yazın.');
	expect(problemMessageWithPlace({ code: 'malformed' })).toBe(
		problemMessage({ code: 'malformed' })
	);
});
