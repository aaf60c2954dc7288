import * as v from 'valibot';
import { isAtLeast } from '../../../domain/people/role.ts';
import { queueQuery } from '../../../domain/wire/desk.ts';
import type { Session } from '../../auth/session.ts';
import type { Runtime } from '../../runtime.ts';
import { exportQueue } from './export-queue.ts';

const writtenQuery = v.pipe(v.string(), v.parseJson(), queueQuery);

/** Answers the queue as a file to whoever may see it; the form's `query` is the JSON of what is shown. */
export async function answerExport(
	request: Request,
	{ runtime, session }: { runtime: Runtime; session: Session | null }
): Promise<Response> {
	if (!session) return new Response(null, { status: 401 });
	if (!isAtLeast(session.role, 'operator')) return new Response(null, { status: 403 });
	const asked = v.safeParse(writtenQuery, await readQuery(request));
	if (!asked.success) return new Response(null, { status: 400 });
	return new Response(exportQueue(runtime, session, asked.output), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="muracietler.csv"',
			'x-content-type-options': 'nosniff'
		}
	});
}

/** null for a body that is no form. */
async function readQuery(request: Request): Promise<FormDataEntryValue | null> {
	const form = await request.formData().catch(() => null);
	return form?.get('query') ?? null;
}
