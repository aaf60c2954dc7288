import type { PersonId } from '../domain/ids.ts';
import type { SessionAnswer } from '../domain/wire/about.ts';
import type { Directory } from '../domain/address/directory.ts';
import { refreshDirectory } from '../local/directory/refresh-directory.ts';
import { writeMeta } from '../local/meta.ts';
import type { PersonProfile } from '../local/person-database.ts';
import { readSetting, writeSetting } from '../local/settings.ts';
import type { Workspace } from '../local/workspace.ts';
import { rpc } from './rpc-client.ts';

/**
 * What a device asks the server once at its start and when the link returns: what service it runs, who is signed in,
 * and the address directory if there is a newer one. Answers who is signed in; null for nobody. Rejects without a link.
 */
export async function greet(workspace: Workspace): Promise<PersonProfile | null> {
	await tellSignOut(workspace);
	const [session] = await Promise.all([rpc.session.current.query(), refreshAbout(workspace)]);
	const profile = session && profileOf(session);
	if (profile && profile.id === workspace.person?.id) {
		await writeMeta(workspace.db, 'profile', profile);
		await writeMeta(workspace.db, 'sessionUntil', workspace.clock() + timeLeft(session));
	}
	if (!profile && workspace.person) await writeMeta(workspace.db, 'link', { kind: 'signedOut' });
	return profile;
}

/** Somebody signed out here without a link: until the server knows, its cookie would sign them in again. */
async function tellSignOut({ device }: Workspace): Promise<void> {
	if (!(await readSetting(device, 'signOutPending'))) return;
	await rpc.session.signOut.mutate();
	await writeSetting(device, 'signOutPending', false);
}

async function refreshAbout({ device }: Workspace): Promise<void> {
	const about = await rpc.about.read.query();
	await writeSetting(device, 'about', about);
	await refreshDirectory(device, about.directoryVersion, fetchDirectory);
}

async function fetchDirectory(version: string): Promise<Directory> {
	const response = await fetch(`/directory/${version}.json`);
	if (!response.ok) throw new Error(`The directory answered ${response.status}`);
	return (await response.json()) as Directory;
}

function timeLeft({ lastsUntil, now }: SessionAnswer): number {
	return Date.parse(lastsUntil) - Date.parse(now);
}

function profileOf({ person, role }: SessionAnswer): PersonProfile {
	return { ...person, id: person.id as PersonId, role };
}
