import type { ApplicationId, DocumentId } from '../../domain/ids.ts';
import type {
	ApplicationRecord,
	DocumentRecord,
	StatusEvent,
	Tombstone
} from '../../domain/wire/records.ts';
import type { Application } from '../store/applications.ts';
import type { Document } from '../store/documents.ts';
import type { ToldStep } from '../store/status-events.ts';

/** An application as its owner's devices are told it. */
export function recordOfApplication(
	application: Application,
	{ applicantName, steps }: { applicantName: string; steps: readonly ToldStep[] }
): ApplicationRecord | Tombstone<ApplicationId> {
	const { id, revision, createdAt, updatedAt, submittedAt } = application;
	if (application.isRemoved) return { id, removed: true, revision };
	const { type, source, status, number, fields, conflicts, dueOn, subscriberCode } = application;
	return {
		...{ id, type, source, status, number, fields, conflicts, applicantName },
		createdAt: timeText(createdAt),
		updatedAt: timeText(updatedAt),
		submittedAt: submittedAt === null ? null : timeText(submittedAt),
		...{ dueOn, subscriberCode, revision },
		history: steps.map(eventOf)
	};
}

/** A step of the history as it is told. */
export function eventOf({ id, status, at, note, question, answeredAt }: ToldStep): StatusEvent {
	return {
		...{ id, status, at: timeText(at), note },
		...(question && { question }),
		...(answeredAt !== null && { answeredAt: timeText(answeredAt) })
	};
}

/** A document as its owner's devices are told it. */
export function recordOfDocument(document: Document): DocumentRecord | Tombstone<DocumentId> {
	const { id, revision, isRemoved } = document;
	return isRemoved ? { id, removed: true, revision } : recordOfHeldDocument(document);
}

/** A document that has not been removed. */
export function recordOfHeldDocument(document: Document): DocumentRecord {
	const { id, revision, applicationId, kind, name, mediaType, size, sha256 } = document;
	const { held, state, refusal } = document;
	return { id, applicationId, kind, name, mediaType, size, sha256, held, state, refusal, revision };
}

function timeText(at: number): string {
	return new Date(at).toISOString();
}
