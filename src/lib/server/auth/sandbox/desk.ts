import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import type { Html } from './html.ts';
import type { Method, Step } from './methods/method.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import { faultPage, methodPage, methodsPage, outboxPage } from './pages.ts';
import { findSample, type SamplePerson } from './people.ts';

export interface DeskParts {
	provider: Provider;
	methods: readonly Method[];
	codes: OneTimeCodes;
	/** Where a person goes on when a sign-in can't. */
	home: string;
}

interface Exchange {
	request: IncomingMessage;
	response: ServerResponse;
}

/** One sign-in under way, and the part of its pages that is asked for. */
interface Visit extends Exchange {
	path: string;
	signIn: string;
	page: string;
}

const VISIT = /^(\/sign-in\/([\w-]+))(?:\/([\w-]+))?$/;
const MAX_FORM_BYTES = 10_000;

/** Answers the sandbox's own pages; false when the address isn't one of them and the OIDC endpoints are meant. */
export async function answerPage(parts: DeskParts, exchange: Exchange): Promise<boolean> {
	const { pathname } = new URL(exchange.request.url ?? '/', 'http://sandbox.invalid');
	const [, path, signIn, page = ''] = VISIT.exec(pathname) ?? [];
	if (pathname === '/outbox') send(exchange, 200, outboxPage(parts.codes.list()));
	else if (path && signIn) await answerVisit(parts, { ...exchange, path, signIn, page });
	else return false;
	return true;
}

async function answerVisit(parts: DeskParts, visit: Visit): Promise<void> {
	try {
		// Throws unless this browser began this sign-in and it still waits for an answer.
		const { uid } = await parts.provider.interactionDetails(visit.request, visit.response);
		if (uid !== visit.signIn) throw new errors.SessionNotFound('another sign-in');
		await answerStep(parts, visit);
	} catch (error) {
		if (!(error instanceof errors.SessionNotFound)) throw error;
		send(visit, 400, faultPage(parts.home));
	}
}

async function answerStep(parts: DeskParts, visit: Visit): Promise<void> {
	const isForm = visit.request.method === 'POST';
	if (isForm && visit.page === 'cancel') return finish(parts, visit, { error: 'access_denied' });
	const method = parts.methods.find(({ key }) => key === visit.page);
	if (!method) send(visit, 200, methodsPage(visit.path, parts.methods));
	else if (isForm) await answerForm(parts, visit, method);
	else send(visit, 200, methodPage(visit.path, method, method.open()));
}

async function answerForm(parts: DeskParts, visit: Visit, method: Method): Promise<void> {
	const form = await readForm(visit.request);
	const chosen = findSample(form.get('person') ?? '');
	const step: Step = chosen
		? { kind: 'identified', person: chosen }
		: method.answer(visit.signIn, form);
	if (step.kind === 'identified') return identify(parts, { visit, method, person: step.person });
	send(visit, step.isFault ? 422 : 200, methodPage(visit.path, method, step.content));
}

interface Proof {
	visit: Visit;
	method: Method;
	person: SamplePerson;
}

function identify(parts: DeskParts, { visit, method, person }: Proof): Promise<void> {
	const login = {
		accountId: person.fin,
		amr: [method.key],
		acr: method.assurance,
		remember: false
	};
	return finish(parts, visit, { login });
}

type Result = Parameters<Provider['interactionFinished']>[2];

function finish(
	{ provider }: DeskParts,
	{ request, response }: Visit,
	result: Result
): Promise<void> {
	return provider.interactionFinished(request, response, result, {
		mergeWithLastSubmission: false
	});
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > MAX_FORM_BYTES) throw new Error('The form is too large');
		chunks.push(chunk);
	}
	return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** The form's answer leads back to a product on any loopback port, which `form-action` must therefore let through. */
const POLICY = [
	"default-src 'none'",
	"style-src 'unsafe-inline'",
	"form-action 'self' http://localhost:* http://127.0.0.1:*",
	"frame-ancestors 'none'",
	"base-uri 'none'"
].join('; ');

function send({ response }: Exchange, status: number, page: Html): void {
	response.writeHead(status, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': POLICY,
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
		'referrer-policy': 'no-referrer'
	});
	response.end(page.text);
}
