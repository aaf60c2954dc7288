import {
	checkFields,
	normalizeFields
} from '../../../domain/application-types/application-type.ts';
import { applicationType } from '../../../domain/application-types/registry.ts';
import type { FieldValues } from '../../../domain/application/fields.ts';
import type { ApplicationId } from '../../../domain/ids.ts';
import type { Problem } from '../../../domain/problem.ts';
import { tidyLine } from '../../../domain/text/tidy.ts';
import type { EnterRequest } from '../../../domain/wire/desk.ts';
import type { EnterAnswer } from '../../../domain/wire/desk-answers.ts';
import { changeAndTell } from '../../changes/change-and-tell.ts';
import { audit } from '../../audit/audit.ts';
import type { Transaction } from '../../database/database.ts';
import { lockPerson } from '../../store/persons.ts';
import { checkAddress } from '../../sync/mutations/check-address.ts';
import type { MutationContext } from '../../sync/mutations/context.ts';
import { findOrBegin } from '../../sync/mutations/find-or-begin.ts';
import { registerApplication } from '../../sync/mutations/submit-application.ts';
import { findUnknownField } from '../../sync/mutations/unknown-field.ts';
import type { DeskParts, Operating } from '../parts.ts';
import { findOrAddCitizen } from './desk-person.ts';

/**
 * Registers an application for a citizen at a counter or on the telephone, by the rules of the form they would fill in
 * themselves. Documents may follow: until they are here it waits beside the queue. Asked again, it answers its number.
 */
export function enterApplication(
	parts: DeskParts,
	operating: Operating,
	asked: EnterRequest
): Promise<EnterAnswer> {
	const type = applicationType(asked.type);
	const fields = normalizeFields(type, asked.fields);
	return changeAndTell(parts, async (trx) => {
		const { addresses, clock } = parts;
		const context = { ...parts, trx, now: clock(), device: '', proof: null };
		const unknown = findUnknownField(asked.type, Object.keys(asked.fields));
		if (unknown !== undefined) return refuse({ code: 'malformed', at: unknown });
		const entered = await findNumber(trx, asked.id);
		if (entered !== null) return { kind: 'entered', number: entered };
		const problems = [
			...checkFields(type, fields),
			...(await checkAddress({ trx, addresses }, fields))
		];
		if (problems.length > 0) return refuse(...problems);
		const owner = await findOrAddCitizen(context, citizenOf(asked, fields));
		if (!owner) return { kind: 'nameDiffers' };
		await lockPerson(trx, owner);
		return register({ ...context, owner }, operating, { asked, fields });
	});
}

async function register(
	context: MutationContext,
	operating: Operating,
	{ asked, fields }: { asked: EnterRequest; fields: FieldValues }
): Promise<EnterAnswer> {
	const { trx, now } = context;
	const { id, type, source, consent } = asked;
	const head = { applicationId: id, type, source };
	const begun = await findOrBegin(context, head);
	if (!begun) return refuse({ code: 'notFound' });
	// Asked twice at once, the other was first.
	if (begun.number !== null) return { kind: 'entered', number: begun.number };
	const confirmedAt = new Date(now).toISOString();
	const submission = { kind: 'submitApplication', ...head, fields, documents: [] } as const;
	const application = await registerApplication(context, begun, {
		asked: { ...submission, documents: [], consent, confirmedAt },
		fields,
		by: operating
	});
	audit(trx, { at: now, actor: operating, deed: 'enterApplication', application });
	return { kind: 'entered', number: application.number };
}

function citizenOf({ givenName, familyName }: EnterRequest, fields: FieldValues) {
	const { fin = '', phone = '', email = '' } = fields;
	return { fin, phone, email, givenName: tidyLine(givenName), familyName: tidyLine(familyName) };
}

async function findNumber(trx: Transaction, id: ApplicationId): Promise<string | null> {
	const row = await trx
		.selectFrom('application')
		.select('number')
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.number ?? null;
}

function refuse(...problems: Problem[]): EnterAnswer {
	return { kind: 'refused', problems };
}
