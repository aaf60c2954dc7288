import type { ApplicationId, ClientId, DocumentId, PersonId } from '../../src/lib/domain/ids.ts';
import { PROTOCOL, RUN_HEADER } from '../../src/lib/domain/wire/protocol.ts';
import { type SignedIn, appendHeaders } from './product-client.ts';
import { pdfOf } from './pdf.ts';
import { declare, newId } from './sync-device.ts';

/** Everything of somebody's that has an id. */
export interface Belongings {
	application: ApplicationId;
	document: DocumentId;
	person: PersonId;
	client: ClientId;
	session: string;
	filter: string;
	notice: string;
}

/** One request that names ids. */
export interface Sample {
	input?: unknown;
	/** For what isn't told as JSON. */
	headers?: Record<string, string>;
}

const filter = { stage: 'all', search: '' };
const query = { filter, order: { by: 'due', isDescending: false } };
const keys = { p256dh: 'p'.repeat(87), auth: 'a'.repeat(22) };
const endpoint = 'https://push.example/somebody';
const note = newId();
const document = declare(pdfOf(100));

const appending = (asker: SignedIn, ids: Belongings): Sample[] => [
	{ headers: appendHeaders(asker, ids.document, 0) },
	{ headers: appendHeaders({ ...asker, person: ids.person }, ids.document, 0) }
];

/** One exchange of the asker's own device for each mutation, and one in the name of somebody else's. */
function exchanging(asker: SignedIn, ids: Belongings): Sample[] {
	const { application: applicationId, document: documentId } = ids;
	const head = { protocol: PROTOCOL, acknowledged: 0, cursor: 0 };
	const mutations = [
		{ kind: 'discardDraft', applicationId },
		{ kind: 'removeDocument', applicationId, documentId },
		{ kind: 'withdrawApplication', applicationId }
	];
	const own = mutations.map((mutation) => ({
		...head,
		...{ person: asker.person, client: newId(), mutations: [{ ...mutation, seq: 1 }] }
	}));
	const theirs = { ...head, person: ids.person, client: ids.client, mutations: [] };
	return [...own, theirs].map((input) => ({ input }));
}

/**
 * What is asked of each procedure with the ids it can name, for whoever asks. A new procedure needs its line here; one
 * that takes no id of anybody's asks whatever it takes.
 */
export const SAMPLES: Record<string, (asker: SignedIn, ids: Belongings) => Sample[]> = {
	'about.read': () => [{}],
	'desk.queue': () => [{ input: { ...query, after: null, limit: 10 } }],
	'desk.counts': () => [{ input: filter }],
	'desk.open': (_asker, { application: id }) => [{ input: { id } }],
	'desk.pages': (_asker, { document }) => [{ input: { document } }],
	'desk.hold': (_asker, { application: id }) => [{ input: { id } }],
	'desk.release': (_asker, { application: id }) => [{ input: { id } }],
	'desk.move': (_asker, { application: id }) => [
		{ input: { id, version: 1, to: 'inProgress', note: '' } }
	],
	'desk.assign': (_asker, { application: id, person }) => [
		{ input: { id, version: 1, to: null } },
		{ input: { id, version: 1, to: person } }
	],
	'desk.note': (_asker, { application: id }) => [{ input: { id, note, text: 'Qeyd' } }],
	'desk.operators': () => [{}],
	'desk.enter': () => [{ input: {} }],
	'desk.attach': (_asker, { application: id }) => [{ input: { id, document } }],
	'desk.append': appending,
	'desk.filters': () => [{}],
	'desk.saveFilter': () => [{ input: {} }],
	'desk.removeFilter': (_asker, { filter: id }) => [{ input: { id } }],
	'document.append': appending,
	'document.held': (_asker, ids) => [{ headers: { [RUN_HEADER]: ids.document } }],
	'notice.choices': () => [{}],
	'notice.choose': () => [{ input: { language: 'az', email: true, sms: true, push: true } }],
	'notice.subscribe': () => [{ input: { endpoint: 'https://elsewhere.invalid/', ...keys } }],
	'notice.unsubscribe': () => [{ input: { endpoint } }],
	'notice.deadLetters': () => [{}],
	'notice.sendAgain': (_asker, ids) => [{ input: [ids.notice] }],
	'session.current': () => [{}],
	'session.list': () => [{}],
	'session.revoke': (_asker, ids) => [{ input: { id: ids.session } }],
	'status.ask': () => [{ input: { number: '2026-000001', fin: '1AB2CD3' } }],
	'status.read': (_asker, ids) => [{ input: { inquiry: ids.notice, code: '000000' } }],
	'sync.exchange': exchanging
};
