import * as v from 'valibot';
import { type ApplicationId, isId } from '../../../domain/ids.ts';
import type { QueueOrder } from '../../../domain/wire/desk.ts';

/** The columns the queue can be ordered by. */
export const ORDER_COLUMNS = {
	due: 'due_key',
	submitted: 'submitted_at',
	name: 'name_key'
} as const;

/** A place in the queue: between the line with this key and id and the next. */
export interface PagePlace {
	key: string | number | Uint8Array;
	id: ApplicationId;
}

const written = v.pipe(
	v.string(),
	v.transform((text) => Buffer.from(text, 'base64url').toString()),
	v.parseJson(),
	v.tuple([
		v.union([v.string(), v.number()]),
		v.pipe(
			v.string(),
			v.check(isId),
			v.transform((id) => id as ApplicationId)
		)
	])
);

/** A place as the screen carries it to the next request. */
export function writePlace({ key, id }: PagePlace): string {
	const plain = key instanceof Uint8Array ? Buffer.from(key).toString('base64') : key;
	return Buffer.from(JSON.stringify([plain, id])).toString('base64url');
}

/** The place written; undefined for one of another order, or none at all. */
export function readPlace(text: string, { by }: QueueOrder): PagePlace | undefined {
	const parsed = v.safeParse(written, text);
	if (!parsed.success) return undefined;
	const [key, id] = parsed.output;
	if ((by === 'submitted') !== (typeof key === 'number')) return undefined;
	return { key: by === 'name' ? Buffer.from(String(key), 'base64') : key, id };
}
