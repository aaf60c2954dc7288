import { hasAllParts } from '../documents/parts.ts';
import type { ApplicationRow, DocumentRow, PersonDatabase } from '../person-database.ts';

/** What the utility did not take and this device keeps: nothing will send it, and it is nowhere else. */
export interface KeptHere {
	/** Applications with text of that kind. */
	texts: number;
	/** Documents it refused whose bytes are still here. */
	documents: number;
}

export async function readKeptHere(db: PersonDatabase): Promise<KeptHere> {
	const documents = await listKeptDocuments(db);
	const waiting = new Set(await db.mutations.orderBy('applicationId').uniqueKeys());
	return {
		texts: await db.applications.filter((row) => keepsText(row, waiting.has(row.id))).count(),
		documents: documents.length
	};
}

/** Documents the utility refused whose bytes are still here. */
export async function listKeptDocuments(db: PersonDatabase): Promise<DocumentRow[]> {
	const refused = await db.documents.filter(isRefused).toArray();
	const isWhole = await Promise.all(refused.map((document) => hasAllParts(db, document)));
	return refused.filter((_, index) => isWhole[index]);
}

function isRefused({ state, removedAt }: DocumentRow): boolean {
	return state === 'refused' && !removedAt;
}

/** Typed too late, or in a draft that is gone elsewhere, or refused with the application as something was wrong in it. */
export function keepsText(row: ApplicationRow, isWaiting: boolean): boolean {
	const { leftOver, problems, discardedAt } = row;
	if (discardedAt) return false;
	const isGoneThere = problems.some(({ code }) => code === 'notFound');
	const isLeftOver = Object.values(leftOver).some((value) => value !== '');
	return isGoneThere || isLeftOver || !(isWaiting || isTold(row));
}

function isTold({ fields, base }: ApplicationRow): boolean {
	return Object.entries(fields).every(([name, value]) => value === (base[name] ?? ''));
}
