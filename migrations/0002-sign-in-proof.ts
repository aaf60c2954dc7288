import type { Kysely } from 'kysely';

/** How the person who sent an application had proved who they are: null until it is sent, or where it isn't known. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable('application').addColumn('sign_in_method', 'text').execute();
	await db.schema.alterTable('application').addColumn('sign_in_assurance', 'text').execute();
}
