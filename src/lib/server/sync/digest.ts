import { createHash } from 'node:crypto';

/** SHA-256 of a value's JSON with every object's keys in order: the same for what means the same. */
export function digestOf(value: unknown): string {
	return createHash('sha256').update(JSON.stringify(value, inKeyOrder)).digest('hex');
}

function inKeyOrder(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
