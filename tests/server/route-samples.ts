import type { Belongings } from './foreign-samples.ts';
import type { RouteSample } from './server-routes.ts';

const queue = (search: string) =>
	JSON.stringify({ filter: { stage: 'all', search }, order: { by: 'due', isDescending: false } });

/**
 * What is asked of each address the server answers, with the ids it can name. A new one needs its line here; one that
 * takes no id of anybody's asks whatever it takes. Of /trpc each procedure has its own (foreign-samples.ts).
 */
export const ROUTE_SAMPLES: Record<string, (ids: Belongings) => RouteSample[]> = {
	'/applications/[id]/receipt.pdf': ({ application: id }) => [{ params: { id } }],
	'/auth/callback': () => [{}],
	'/auth/sign-in': () => [{}],
	'/desk/queue.csv': ({ application }) => [
		{ method: 'POST', form: { query: queue(application) } },
		{ method: 'POST', form: { query: '' } }
	],
	'/directory/[version].json': ({ application: version }) => [{ params: { version } }],
	'/documents/[id]/original': ({ document: id }) => [{ params: { id } }],
	'/documents/[id]/pages/[page]': ({ document: id }) => [
		{ params: { id, page: '1' } },
		{ params: { id, page: '2' } }
	],
	'/healthz': () => [{}],
	'/metrics': () => [{}],
	'/readyz': () => [{}],
	'/sandbox/outbox': () => [{}],
	'/trpc/[...path]': () => [{ params: { path: 'session.current' } }]
};
