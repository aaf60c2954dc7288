import * as v from 'valibot';
import { STATUSES } from '../../domain/application/status.ts';
import { isId, type PersonId } from '../../domain/ids.ts';
import { attachDocument, submitApplication } from '../../domain/wire/mutation.ts';
import { RescueFault } from './fault.ts';

const { applicationId, type, source, fields } = submitApplication.entries;

/** The first message of a rescue file: what the application is, and which documents follow, in this order. */
const rescueManifest = v.object({
	applicationId,
	type,
	source,
	fields,
	/** Whose it is; null when it was made before signing in. */
	owner: v.nullable(
		v.pipe(
			v.string(),
			v.check(isId),
			v.transform((text) => text as PersonId)
		)
	),
	status: v.picklist(STATUSES),
	documents: v.pipe(v.array(attachDocument.entries.document), v.maxLength(20)),
	/** When the file was made, by the clock of the device it was made on. */
	madeAt: v.pipe(v.string(), v.isoTimestamp())
});

export type RescueManifest = v.InferOutput<typeof rescueManifest>;

export function encodeManifest(manifest: RescueManifest): Uint8Array<ArrayBuffer> {
	return new TextEncoder().encode(JSON.stringify(manifest));
}

/** Reads a manifest; what whoever had the passphrase wrote is still held to the rules of the wire. */
export function decodeManifest(message: Uint8Array): RescueManifest {
	const parsed = v.safeParse(rescueManifest, readJson(message));
	if (!parsed.success) throw new RescueFault('damaged');
	return parsed.output;
}

function readJson(message: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder().decode(message));
	} catch {
		return null;
	}
}
