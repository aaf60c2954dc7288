import { type ClientId, makeId } from '../domain/ids.ts';
import { readMeta, writeMeta } from '../local/meta.ts';
import type { Numbering } from '../local/person-database.ts';
import type { Workspace } from '../local/workspace.ts';

/** Where this device stands with the server; a new one introduces itself with an id of its own. */
export async function readNumbering(workspace: Workspace): Promise<Numbering> {
	const known = await readMeta(workspace.db, 'numbering');
	if (known) return known;
	const fresh = freshNumbering(workspace);
	await writeMeta(workspace.db, 'numbering', fresh);
	return fresh;
}

/**
 * Begins anew under another client id: everything unacknowledged gets a new number and everything is pulled again.
 * What had arrived all the same is recognised by the ids it carries (docs/sync.md, “When the numbering has parted”).
 */
export async function renumber(workspace: Workspace): Promise<void> {
	const { db } = workspace;
	await db.transaction('rw', db.meta, db.mutations, async () => {
		await writeMeta(db, 'numbering', freshNumbering(workspace));
		await db.mutations.toCollection().modify({ seq: null });
	});
}

function freshNumbering(workspace: Workspace): Numbering {
	const client = makeId<ClientId>(workspace.clock, workspace.random);
	return { client, sent: 0, acknowledged: 0, cursor: 0 };
}
