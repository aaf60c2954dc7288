import { type ApplicationId, type DocumentId, makeId } from '../../domain/ids.ts';
import type { DeclaredDocument } from '../../domain/wire/mutation.ts';
import type { DocumentRow, PersonDatabase } from '../person-database.ts';
import type { Workspace } from '../workspace.ts';
import { RescueFault } from './fault.ts';
import type { RescueManifest } from './manifest.ts';

/** What to do when the application is on this device: say so, add a copy beside it, or only give it the bytes it lacks. */
export type WhenHere = 'ask' | 'copy' | 'complete';

export type ImportPlan =
	| { kind: 'alreadyHere'; id: ApplicationId; missing: number }
	| { kind: 'add'; id: ApplicationId; documents: PlannedDocument[]; isCopy: boolean }
	| { kind: 'complete'; id: ApplicationId; documents: PlannedDocument[] };

export interface PlannedDocument {
	/** As the file has it. */
	source: DeclaredDocument;
	/** The id its bytes are kept under here; null when they are passed over. */
	target: DocumentId | null;
}

/**
 * Decides what becomes of a rescue file here; nothing on this device is ever written over. It keeps its ids wherever it
 * can, so that an application is never registered twice and what the server holds is not sent again; somebody else's
 * becomes a copy, since the server would not let its ids go to another person.
 */
export async function planImport(
	workspace: Workspace,
	manifest: RescueManifest,
	whenHere: WhenHere
): Promise<ImportPlan> {
	const here = await workspace.db.applications.get(manifest.applicationId);
	if (here && whenHere !== 'copy') return planForKnown(workspace.db, manifest, whenHere);
	const isCopy = here !== undefined || isSomebodyElses(workspace, manifest);
	if (!isCopy && manifest.status !== 'draft') throw new RescueFault('notHereYet');
	return isCopy ? planCopy(workspace, manifest) : planAsItWas(manifest);
}

async function planForKnown(
	db: PersonDatabase,
	{ applicationId: id, documents }: RescueManifest,
	whenHere: 'ask' | 'complete'
): Promise<ImportPlan> {
	const rows = await db.documents.bulkGet(documents.map((document) => document.id));
	const planned = documents.map((source, index) => ({
		source,
		target: lacksBytes(rows[index], source) ? source.id : null
	}));
	if (whenHere === 'complete') return { kind: 'complete', id, documents: planned };
	const missing = planned.filter(({ target }) => target !== null).length;
	return { kind: 'alreadyHere', id, missing };
}

function lacksBytes(row: DocumentRow | undefined, source: DeclaredDocument): boolean {
	return row?.state === 'remote' && row.sha256 === source.sha256 && row.size === source.size;
}

function isSomebodyElses({ person }: Workspace, { owner }: RescueManifest): boolean {
	return owner !== null && person !== null && owner !== person.id;
}

function planAsItWas({ applicationId: id, documents }: RescueManifest): ImportPlan {
	const planned = documents.map((source) => ({ source, target: source.id }));
	return { kind: 'add', id, documents: planned, isCopy: false };
}

function planCopy({ clock, random }: Workspace, { documents }: RescueManifest): ImportPlan {
	const planned = documents.map((source) => ({
		source,
		target: makeId<DocumentId>(clock, random)
	}));
	return {
		kind: 'add',
		id: makeId<ApplicationId>(clock, random),
		documents: planned,
		isCopy: true
	};
}
