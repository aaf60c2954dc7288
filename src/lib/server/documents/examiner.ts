import type { MediaType } from '../../domain/documents/media-type.ts';
import type { DocumentId } from '../../domain/ids.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { FileTooHard, workApart } from './apart.ts';
import { ScanFailed, type Scanner } from './scanner.ts';

/** A document whose bytes are all here. `open` may be called again and gives them from the beginning. */
export interface WholeFile {
	id: DocumentId;
	mediaType: MediaType;
	open: () => AsyncIterable<Uint8Array>;
}

/** `unknown`: it can't be told now, so it waits in quarantine. */
export type Finding =
	{ kind: 'safe' } | { kind: 'refused'; refusal: ProblemCode } | { kind: 'unknown' };

/** Looks for what may do harm in a document. Reads all of it at least once, and throws what reading it throws. */
export type Examiner = (file: WholeFile) => Promise<Finding>;

/**
 * Decodes a document in a process of its own (apart.ts) and has it scanned where there is a scanner. Asked about a document
 * that is looked into already, it waits for that answer.
 */
export function makeExaminer(scanner: Scanner | null): Examiner {
	const running = new Map<DocumentId, Promise<Finding>>();
	return (file) => {
		const finding = running.get(file.id) ?? examine(file, scanner);
		running.set(file.id, finding);
		return finding.finally(() => running.delete(file.id));
	};
}

async function examine(file: WholeFile, scanner: Scanner | null): Promise<Finding> {
	const refusal = await lookInside(file);
	if (refusal) return { kind: 'refused', refusal };
	return scanner ? scan(file, scanner) : { kind: 'safe' };
}

async function lookInside({ mediaType, open }: WholeFile): Promise<ProblemCode | null> {
	const pieces: Uint8Array[] = [];
	try {
		for await (const piece of workApart({ verb: 'examine', mediaType }, open())) pieces.push(piece);
	} catch (error) {
		if (error instanceof FileTooHard) return 'documentTooHard';
		throw error;
	}
	const answer = JSON.parse(Buffer.concat(pieces).toString()) as { refusal: ProblemCode | null };
	return answer.refusal;
}

async function scan({ open }: WholeFile, scanner: Scanner): Promise<Finding> {
	try {
		const isInfected = await scanner(open());
		return isInfected ? { kind: 'refused', refusal: 'documentInfected' } : { kind: 'safe' };
	} catch (error) {
		if (error instanceof ScanFailed) return { kind: 'unknown' };
		throw error;
	}
}
