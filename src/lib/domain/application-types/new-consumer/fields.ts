import { checkEmail, normalizeEmail } from '../../people/email.ts';
import { checkPhone, normalizePhone } from '../../people/phone.ts';
import { tidyText } from '../../text/tidy.ts';
import type { Field } from '../application-type.ts';
import { finField } from './fin-field.ts';
import { checkFlatNumber, checkHouseNumber, normalizeHouseNumber } from './house.ts';
import { checkPlaceText, normalizePlaceText } from './place-text.ts';

const always = () => true;
const nothingWrong = () => null;
const asIs = (text: string) => text;

/** The fields of "Əhali qrupuna aid olan yeni istehlakçının qeydiyyata alınması", in the order of the instruction. */
export const newConsumerFields: readonly Field[] = [
	finField,
	{
		name: 'district',
		control: 'district',
		maxLength: 40,
		isAsked: always,
		isRequired: true,
		normalize: asIs,
		check: nothingWrong
	},
	{
		name: 'place',
		control: 'place',
		maxLength: 40,
		isAsked: (fields) => fields.placeUnlisted !== 'yes',
		isRequired: true,
		normalize: asIs,
		check: nothingWrong
	},
	{
		name: 'placeUnlisted',
		control: 'box',
		maxLength: 3,
		options: ['yes'],
		isAsked: always,
		isRequired: false,
		normalize: asIs,
		check: nothingWrong
	},
	{
		name: 'placeText',
		control: 'text',
		maxLength: 200,
		isAsked: (fields) => fields.placeUnlisted === 'yes',
		isRequired: true,
		normalize: normalizePlaceText,
		check: checkPlaceText
	},
	{
		name: 'houseType',
		control: 'choice',
		maxLength: 10,
		options: ['flat', 'yard'],
		isAsked: always,
		isRequired: true,
		normalize: asIs,
		check: nothingWrong
	},
	{
		name: 'house',
		control: 'text',
		maxLength: 20,
		isAsked: always,
		isRequired: true,
		normalize: normalizeHouseNumber,
		check: checkHouseNumber
	},
	{
		name: 'flat',
		control: 'text',
		maxLength: 10,
		isAsked: (fields) => fields.houseType !== 'yard',
		isRequired: true,
		normalize: normalizeHouseNumber,
		check: checkFlatNumber
	},
	{
		name: 'phone',
		control: 'tel',
		maxLength: 20,
		isAsked: always,
		isRequired: true,
		normalize: normalizePhone,
		check: checkPhone
	},
	{
		name: 'email',
		control: 'email',
		maxLength: 254,
		isAsked: always,
		isRequired: true,
		normalize: normalizeEmail,
		check: checkEmail
	},
	{
		name: 'notes',
		control: 'notes',
		maxLength: 1000,
		isAsked: always,
		isRequired: false,
		normalize: tidyText,
		check: nothingWrong
	}
];
