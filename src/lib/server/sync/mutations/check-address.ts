import type { FieldValues } from '../../../domain/application/fields.ts';
import type { Problem, ProblemCode } from '../../../domain/problem.ts';
import type { MutationContext } from './context.ts';

/** What is wrong with a chosen address by the server's directory. A retired entry, chosen from an older copy, is right. */
export async function checkAddress(
	{ trx, addresses }: Pick<MutationContext, 'trx' | 'addresses'>,
	{ district, place }: FieldValues
): Promise<Problem[]> {
	const problems: Problem[] = [];
	if (district && !(await addresses.findDistrict(trx, district))) {
		problems.push({ code: 'districtUnknown', at: 'district' });
	}
	if (place) {
		const code = placeProblem(await addresses.findPlace(trx, place), district);
		if (code) problems.push({ code, at: 'place' });
	}
	return problems;
}

function placeProblem(
	found: { district: string } | undefined,
	district: string | undefined
): ProblemCode | null {
	if (!found) return 'placeUnknown';
	return found.district === district ? null : 'placeElsewhere';
}
