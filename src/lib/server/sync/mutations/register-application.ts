import type { FieldConflict, FieldValues } from '../../../domain/application/fields.ts';
import type { Author, MergeSide } from '../../../domain/application/merge.ts';
import { formatApplicationNumber } from '../../../domain/application/number.ts';
import type { Field } from '../../../domain/application-types/application-type.ts';
import { applicationType } from '../../../domain/application-types/registry.ts';
import { bakuDay } from '../../../domain/calendar/baku-day.ts';
import { dueDay } from '../../../domain/calendar/working-days.ts';
import type { SubmitApplication } from '../../../domain/wire/mutation.ts';
import type { Application } from '../../store/applications.ts';
import { nextNumber } from '../../store/number-series.ts';
import type { MutationContext } from './context.ts';
import { keepApplication } from './draft.ts';
import { recordStatus } from './record-status.ts';

/** Makes an application that was found right a registered one, with its number, date and term. */
export async function registerApplication(
	context: MutationContext,
	application: Application,
	{ asked, fields }: { asked: SubmitApplication; fields: FieldValues }
): Promise<Application & { number: string }> {
	const { now, config } = context;
	const registered = {
		...application,
		...overrule(application, fields, { device: context.device, at: new Date(now).toISOString() }),
		status: 'registered' as const,
		consent: asked.consent,
		confirmedAt: asked.confirmedAt,
		proof: context.proof,
		submittedAt: now,
		dueOn: dueDay({ from: now, workingDays: config.dueWorkingDays, holidays: config.holidays }),
		number: await takeNumber(context)
	};
	const { revision } = await keepApplication(context, registered);
	await recordStatus(context, registered);
	return { ...registered, revision };
}

async function takeNumber({ trx, now }: MutationContext): Promise<string> {
	const year = Number(bakuDay(now).slice(0, 4));
	return formatApplicationNumber({ year, sequence: await nextNumber(trx, year) });
}

/** What the person confirmed stands; another value that had reached the server and was not confirmed stays beside it. */
function overrule(standing: Application, confirmed: FieldValues, author: Author): MergeSide {
	const side: MergeSide = { fields: confirmed, conflicts: {}, authors: { ...standing.authors } };
	for (const field of applicationType(standing.type).fields) {
		const { name } = field;
		const displaced = isOverruled(field, standing.fields, confirmed);
		const others = othersOf(standing, name, displaced).filter(
			({ value }) => value !== confirmed[name]
		);
		if (others.length > 0) side.conflicts[name] = others;
		if (displaced) side.authors[name] = author;
	}
	return side;
}

function isOverruled(field: Field, standing: FieldValues, confirmed: FieldValues): boolean {
	const value = standing[field.name] ?? '';
	const stands = confirmed[field.name];
	return value !== '' && stands !== undefined && field.normalize(value) !== stands;
}

function othersOf(
	{ fields, conflicts, authors }: Application,
	name: string,
	withStanding: boolean
): FieldConflict[] {
	const earlier = conflicts[name] ?? [];
	const by = authors[name];
	return withStanding && by ? [...earlier, { value: fields[name] ?? '', ...by }] : earlier;
}
