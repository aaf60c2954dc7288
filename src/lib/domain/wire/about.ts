import { DEFAULT_DOCUMENT_MAX_BYTES } from '../documents/document-limits.ts';
import type { Role } from '../people/role.ts';

/** What the server tells every device of the service it runs: all of it configuration. */
export interface About {
	utilityName: string;
	/** The call centre's number as dialled. */
	callCentre: string;
	utilitySite: string;
	documentMaxBytes: number;
	dueWorkingDays: number;
	/** The version of the address directory on offer. */
	directoryVersion: string;
	/** Whether the built-in sandbox plays the identity provider. */
	identitySandbox: boolean;
	/** What a browser subscribes to pushes with; '' where there are none. */
	pushKey: string;
}

/** What a device goes by until it has heard from the server. */
export const ABOUT_BY_DEFAULT: About = {
	utilityName: '“Azərsu” ASC',
	callCentre: '955',
	utilitySite: 'https://www.azersu.az',
	documentMaxBytes: DEFAULT_DOCUMENT_MAX_BYTES,
	dueWorkingDays: 15,
	directoryVersion: '',
	identitySandbox: false,
	pushKey: ''
};

/** Who is signed in, as `session.current` answers. */
export interface SessionAnswer {
	person: {
		id: string;
		givenName: string;
		familyName: string;
		fin: string;
		phone: string;
		email: string;
	};
	/** What they may do here; the server asks itself anew each time. */
	role: Role;
	/** When the session ends however much it is used, and now: by the server's clock, since a device's is not believed. */
	lastsUntil: string;
	now: string;
}

/** One device on which the person is signed in, as `session.list` answers. */
export interface SessionDevice {
	/** Opaque: what `session.revoke` takes. */
	id: string;
	device: string;
	createdAt: string;
	seenAt: string;
	current: boolean;
}
