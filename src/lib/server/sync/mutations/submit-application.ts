import type { FieldValues } from '../../../domain/application/fields.ts';
import { formatApplicationNumber } from '../../../domain/application/number.ts';
import { canMove, isFinal } from '../../../domain/application/status.ts';
import {
	checkFields,
	normalizeFields
} from '../../../domain/application-types/application-type.ts';
import { applicationType } from '../../../domain/application-types/registry.ts';
import { bakuDay } from '../../../domain/calendar/baku-day.ts';
import { dueDay } from '../../../domain/calendar/working-days.ts';
import type { Outcome } from '../../../domain/wire/exchange.ts';
import type { SubmitApplication } from '../../../domain/wire/mutation.ts';
import { type Actor, asApplicant } from '../../audit/audit-entry.ts';
import { type Application, isNew, keepApplication } from '../../store/applications.ts';
import { listDocuments } from '../../store/documents.ts';
import { nextNumber } from '../../store/number-series.ts';
import { checkAddress } from './check-address.ts';
import { checkAttached } from './check-attached.ts';
import { checkRoom } from './check-room.ts';
import type { MutationContext } from './context.ts';
import { declareDocument } from './declared-document.ts';
import { findOrBegin } from './find-or-begin.ts';
import { overrule } from './overrule.ts';
import { recordStatus } from './record-status.ts';
import { refuse } from './refusal.ts';
import { findUnknownField } from './unknown-field.ts';

/**
 * Registers an application: checks it by the rules the device used, gives it its number, date and term, and takes the
 * declarations of its documents, whose bytes may follow. Asked again, it answers the number given and changes nothing.
 */
export async function submitApplication(
	context: MutationContext,
	asked: SubmitApplication
): Promise<Outcome> {
	const application = await findOrBegin(context, asked);
	if (!application) return refuse('notFound');
	const unknown = findUnknownField(application.type, Object.keys(asked.fields));
	if (unknown !== undefined) return refuse('malformed', unknown);
	if (!canMove(application.status, 'registered', 'applicant')) return answerAgain(application);
	return checkAndRegister(context, application, asked);
}

function answerAgain({ status, number }: Application): Outcome {
	return isFinal(status) || number === null ? refuse('notAllowedNow') : { ok: true, number };
}

async function checkAndRegister(
	context: MutationContext,
	application: Application,
	asked: SubmitApplication
): Promise<Outcome> {
	const type = applicationType(application.type);
	const fields = normalizeFields(type, asked.fields);
	const known = isNew(application)
		? []
		: await listDocuments(context.trx, context.owner, application.id);
	const fresh = asked.documents.filter((given) => !known.some(({ id }) => id === given.id));
	const problems = [
		...checkFields(type, fields),
		...(await checkAddress(context, fields)),
		...checkAttached(context, type, { declared: asked.documents, known }),
		...(await checkRoom(context, fresh))
	];
	if (problems.length > 0) return { ok: false, problems };
	const { id, revision, number } = await registerApplication(context, application, {
		asked,
		fields
	});
	for (const document of fresh) {
		await declareDocument(context, document, { applicationId: id, revision });
	}
	return { ok: true, number };
}

interface Registration {
	asked: SubmitApplication;
	fields: FieldValues;
	/** Who sends it, where that isn't its owner. */
	by?: Actor;
}

/** Makes an application that was found right a registered one, with its number, date and term. */
export async function registerApplication(
	context: MutationContext,
	application: Application,
	{ asked, fields, by = asApplicant(application.owner) }: Registration
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
	await recordStatus(context, registered, { by });
	return { ...registered, revision };
}

async function takeNumber({ trx, now }: MutationContext): Promise<string> {
	const year = Number(bakuDay(now).slice(0, 4));
	return formatApplicationNumber({ year, sequence: await nextNumber(trx, year) });
}
