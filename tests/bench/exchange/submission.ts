import {
	type ApplicationId,
	type DocumentId,
	makeId,
	type RandomBytes
} from '../../../src/lib/domain/ids.ts';
import type { DocumentKind } from '../../../src/lib/domain/documents/document-kind.ts';
import type { DeclaredDocument, SubmitApplication } from '../../../src/lib/domain/wire/mutation.ts';

const FIELDS = {
	...{ fin: '5ABC123', district: 'AZ-BA-NESIMI', placeUnlisted: 'yes', placeText: 'Şəki küçəsi' },
	...{ houseType: 'flat', house: '12A', flat: '7', phone: '+994502345678' },
	...{ email: 'aygun@example.az', notes: 'Ünvan köhnə bazarın yanındadır.' }
};

/** A usual application, sent: its fields and the declarations of its two documents, whose bytes would follow. */
export function submission(random: RandomBytes): SubmitApplication {
	return {
		kind: 'submitApplication',
		applicationId: makeId<ApplicationId>(Date.now, random),
		type: 'newConsumer',
		source: 'eGov',
		fields: FIELDS,
		documents: [declaration('ownership', random), declaration('residence', random)],
		consent: '2026-11-23',
		confirmedAt: new Date().toISOString()
	};
}

function declaration(kind: DocumentKind, random: RandomBytes): DeclaredDocument {
	return {
		id: makeId<DocumentId>(Date.now, random),
		kind,
		name: `${kind}.pdf`,
		mediaType: 'application/pdf',
		size: 1_000_000,
		sha256: Buffer.from(random(new Uint8Array(32))).toString('hex')
	};
}
