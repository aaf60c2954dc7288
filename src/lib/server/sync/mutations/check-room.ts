import type { Problem } from '../../../domain/problem.ts';
import type { DeclaredDocument } from '../../../domain/wire/mutation.ts';
import { readUsage } from '../../store/document-usage.ts';
import type { MutationContext } from './context.ts';

/** What stands against taking these documents more: a person may have so many bytes, and so many unfinished, at a time. */
export async function checkRoom(
	{ trx, owner, config }: MutationContext,
	fresh: readonly DeclaredDocument[]
): Promise<Problem[]> {
	const [first] = fresh;
	if (!first) return [];
	const { bytes, unfinished } = await readUsage(trx, owner);
	const wanted = fresh.reduce((total, { size }) => total + size, bytes);
	const { personUnfinishedDocuments: most, personDocumentBytes: limit } = config;
	if (unfinished + fresh.length > most) return [{ code: 'documentsUnfinished', at: first.kind }];
	return wanted > limit ? [{ code: 'documentsRoom', at: first.kind, limit }] : [];
}
