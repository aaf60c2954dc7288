import type { ApplicationId } from '../../domain/ids.ts';
import { controlId } from './control-id.ts';

/** An application's page; for a draft, the list of its parts. */
export function applicationPath(id: ApplicationId): string {
	return `/applications/${id}`;
}

/** One part of a draft's form. */
export function editPath(id: ApplicationId, section: string): string {
	return `${applicationPath(id)}/edit/${section}`;
}

/** One field or document of a part, to be changed and come back from to "check your answers". */
export function changePath(id: ApplicationId, section: string, at: string): string {
	return `${editPath(id, section)}?from=check#${controlId(at)}`;
}

export function checkPath(id: ApplicationId): string {
	return `${applicationPath(id)}/check`;
}

export function sentPath(id: ApplicationId): string {
	return `${applicationPath(id)}/sent`;
}

/** Where the utility's question is answered. */
export function answerPath(id: ApplicationId): string {
	return `${applicationPath(id)}/answer`;
}

/** Where to sign in so as to come back to this path. A full page load: the identity provider's page comes between. */
export function signInPath(returnTo: string): string {
	return `/auth/sign-in?return_to=${encodeURIComponent(returnTo)}`;
}
