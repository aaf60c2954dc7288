import type { FieldsForm } from './fields-form.ts';

/**
 * Takes another district. A place belongs to one district, so the one chosen goes; answers what brings both back, or
 * null when there was none to lose.
 */
export function changeDistrict(
	form: Pick<FieldsForm, 'values'>,
	district: string
): (() => void) | null {
	const { values } = form;
	const [earlier, place] = [values.get('district'), values.get('place')];
	values.set('district', district);
	if (place === '' || earlier === district) return null;
	values.set('place', '');
	return () => {
		values.set('district', earlier);
		values.set('place', place);
	};
}
