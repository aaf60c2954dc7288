import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { FieldValues } from '../../src/lib/domain/application/fields.ts';
import type { ApplicationId, PersonId, RandomBytes } from '../../src/lib/domain/ids.ts';
import { attachDocument } from '../../src/lib/local/actions/attach-document.ts';
import { startDraft } from '../../src/lib/local/actions/start-draft.ts';
import { DeviceDatabase } from '../../src/lib/local/device-database.ts';
import { PersonDatabase, type PersonProfile } from '../../src/lib/local/person-database.ts';
import type { Workspace } from '../../src/lib/local/workspace.ts';

/** One device of a test: its own IndexedDB and a clock that moves when told. */
export interface TestDevice {
	workspace: Workspace;
	/** Moves the device's clock on, in milliseconds. */
	pass(milliseconds: number): void;
	/** The same storage opened anew, as after the browser was killed. */
	reopened(): Workspace;
}

export const aygun: PersonProfile = {
	id: '01900000-0000-7000-8000-000000000001' as PersonId,
	givenName: 'Aygün',
	familyName: 'Məmmədova',
	fin: '5ABC123',
	phone: '+994502345678',
	email: 'aygun@example.az',
	role: 'applicant'
};

const random: RandomBytes = (target) => crypto.getRandomValues(target);

export function testDevice(person: PersonProfile | null = aygun): TestDevice {
	const options = { indexedDB: new IDBFactory(), IDBKeyRange };
	let now = Date.UTC(2026, 10, 23, 8);
	const open = (): Workspace => ({
		db: new PersonDatabase('person', options),
		device: new DeviceDatabase(options),
		person,
		clock: () => now,
		random
	});
	return {
		workspace: open(),
		pass: (milliseconds) => void (now += milliseconds),
		reopened: open
	};
}

/** Fields that can be sent as they are. */
export const completeFields: FieldValues = {
	fin: '5ABC123',
	district: 'AZ-NX',
	placeUnlisted: 'yes',
	placeText: 'Şəki küçəsi',
	houseType: 'yard',
	house: '12A',
	phone: '+994502345678',
	email: 'aygun@example.az',
	notes: ''
};

/** A PDF by content of the given size in bytes. */
export function pdfFile(name: string, size: number): File {
	const bytes = new Uint8Array(size).map((_, index) => index % 251);
	bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
	bytes.set(new TextEncoder().encode('\n%%EOF\n'), size - 7);
	return new File([bytes], name, { type: 'application/pdf' });
}

/** A draft with everything that is asked for. */
export async function completeDraft(
	workspace: Workspace,
	size = 1000,
	makeFile = pdfFile
): Promise<ApplicationId> {
	const id = await startDraft(workspace, {
		type: 'newConsumer',
		source: 'eGov',
		fields: completeFields
	});
	await attach(workspace, id, { kind: 'ownership', file: makeFile('çıxarış.pdf', size) });
	await attach(workspace, id, { kind: 'residence', file: makeFile('arayış.pdf', size) });
	return id;
}

export function attach(
	workspace: Workspace,
	applicationId: ApplicationId,
	{ kind, file }: { kind: 'ownership' | 'residence'; file: File }
) {
	return attachDocument(workspace, { applicationId, kind, file, maxBytes: 20 * 1024 * 1024 });
}
