import { errors, type Provider } from 'oidc-provider';
import { type Exchange, readForm, sendOn, sendPage } from './exchange.ts';
import type { Method, Step } from './methods/method.ts';
import { faultPage, methodPage, methodsPage } from './pages.ts';
import { findSample } from './people.ts';

export interface Desk {
	provider: Provider;
	methods: readonly Method[];
	/** Where a person goes on when a sign-in can't. */
	home: string;
}

/** One sign-in under way, and the part of its pages that is asked for. */
interface Visit extends Exchange {
	path: string;
	signIn: string;
	page: string;
}

const VISIT = /^(\/sign-in\/([\w-]+))(?:\/([\w-]+))?$/;
const REFRESH_SECONDS = 2;

/** Answers the pages on which a person proves who they are; false when another page is asked for. */
export async function answerSignIn(desk: Desk, exchange: Exchange): Promise<boolean> {
	const [, path, signIn, page = ''] = VISIT.exec(exchange.pathname) ?? [];
	if (!path || !signIn) return false;
	const visit = { ...exchange, path, signIn, page };
	if (await isUnderWay(desk, visit)) await answerVisit(desk, visit);
	else sendPage(exchange, { status: 400, page: faultPage(exchange.words, desk.home) });
	return true;
}

/** Whether this browser began this sign-in and it still waits for an answer. */
async function isUnderWay({ provider }: Desk, visit: Visit): Promise<boolean> {
	try {
		const { uid } = await provider.interactionDetails(visit.request, visit.response);
		return uid === visit.signIn;
	} catch (error) {
		if (error instanceof errors.SessionNotFound) return false;
		throw error;
	}
}

async function answerVisit(desk: Desk, visit: Visit): Promise<void> {
	const isForm = visit.request.method === 'POST';
	if (isForm && visit.page === 'cancel') return finish(desk, visit, { error: 'access_denied' });
	const method = desk.methods.find(({ key }) => key === visit.page);
	if (!method) sendPage(visit, { page: methodsPage(visit, desk.methods) });
	else await answerStep(desk, { visit, method, isForm });
}

interface MethodVisit {
	visit: Visit;
	method: Method;
	isForm: boolean;
}

async function answerStep(desk: Desk, { visit, method, isForm }: MethodVisit): Promise<void> {
	const step = await (isForm ? takeForm(visit, method, await readForm(visit)) : method.open(visit));
	if (step.kind === 'identified') {
		const { key, assurance } = method;
		const login = { accountId: step.person.fin, amr: [key], acr: assurance, remember: false };
		await finish(desk, visit, { login });
	} else if (step.kind === 'wait' && isForm) {
		sendOn(visit, visit.pathname);
	} else {
		showStep(visit, method, step);
	}
}

function showStep(visit: Visit, method: Method, step: Exclude<Step, { kind: 'identified' }>): void {
	sendPage(visit, {
		page: methodPage(visit, method, step.content),
		status: step.kind === 'fault' ? 422 : 200,
		...(step.kind === 'wait' && { refreshSeconds: REFRESH_SECONDS })
	});
}

/** Every method's page also offers the sample people, for whoever is in a hurry. */
function takeForm(visit: Visit, method: Method, form: URLSearchParams): Step | Promise<Step> {
	const person = findSample(form.get('person') ?? '');
	return person ? { kind: 'identified', person } : method.answer(visit, form);
}

type Result = Parameters<Provider['interactionFinished']>[2];

function finish({ provider }: Desk, { request, response }: Visit, result: Result): Promise<void> {
	const options = { mergeWithLastSubmission: false };
	return provider.interactionFinished(request, response, result, options);
}
