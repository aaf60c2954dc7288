import { checkFin, normalizeFin } from '../../people/fin.ts';
import type { Field } from '../application-type.ts';

/** The new consumer's FİN: asked before all else, on a screen that needs no other rule. */
export const finField: Field = {
	name: 'fin',
	control: 'fin',
	maxLength: 7,
	isAsked: () => true,
	isRequired: true,
	normalize: normalizeFin,
	check: checkFin
};
