import type { AppendAnswer } from '../domain/wire/append.ts';
import type { DocumentId } from '../domain/ids.ts';
import { readMeta } from '../local/meta.ts';
import type { LearnedLink, PersonDatabase, Traffic } from '../local/person-database.ts';
import {
	beginLearning,
	learnDelivery,
	learnLoss,
	learnRefusal,
	learnStream
} from './append-size.ts';
import { isFault, type LinkFault } from './transport.ts';

export interface Attempt {
	document: { id: DocumentId };
	sent: number;
	/** Milliseconds. */
	took: number;
	answer: AppendAnswer | LinkFault;
}

/** What is known of the link so far. */
export async function readLearned(db: PersonDatabase): Promise<LearnedLink> {
	return (await readMeta(db, 'learnedLink')) ?? beginLearning();
}

type Doubt = Traffic['inDoubt'][DocumentId];

/**
 * Learns from one append how long the next should be. A cut by itself says nothing: what counts is how many of the
 * bytes arrived, which the next answer tells. `before` is what was counted before this append.
 */
export function learnFrom(learned: LearnedLink, attempt: Attempt, before: Traffic): LearnedLink {
	const { sent, took, answer } = attempt;
	const doubt = before.inDoubt[attempt.document.id];
	if (isFault(answer)) return learnFault(learned, { sent, fault: answer, isInDoubt: !!doubt });
	if (doubt) return learnFate(learned, { sent, answer }, doubt);
	if (sent === 0 || TOOK_NOTHING.includes(answer.kind)) return learned;
	// Only an answer in the middle of a document says how its bytes came in: the last one leaves it as it was known.
	const isStreaming = answer.kind === 'receiving' ? hasStreamed(answer, took) : learned.isStreaming;
	return learnDelivery(learned, { sent, took, isStreaming });
}

/** Of such a run nobody can say whether its bytes came through. */
const TOOK_NOTHING: AppendAnswer['kind'][] = ['wrongOffset', 'unknown'];

function learnFault(
	learned: LearnedLink,
	{ sent, fault, isInDoubt }: { sent: number; fault: LinkFault; isInDoubt: boolean }
): LearnedLink {
	if (sent === 0) return learned;
	if (fault.kind === 'tooLarge') return learnRefusal(learned, sent);
	// Cut again before anybody could say what became of the first: no run this long gets through.
	return fault.kind === 'offline' && isInDoubt ? learnLoss(learned) : learned;
}

/** What became of a run that was cut. Of two in doubt together nobody can say which the bytes belong to. */
function learnFate(
	learned: LearnedLink,
	{ sent, answer }: { sent: number; answer: AppendAnswer },
	doubt: Doubt
): LearnedLink {
	if (answer.kind === 'unknown') return learned;
	const taken = answer.kind === 'wrongOffset' ? 0 : sent;
	const arrived = answer.held - doubt.from - taken;
	if (arrived <= 0) return learnLoss(learned);
	const isPart = arrived < doubt.bytes && doubt.bytes <= learned.bytes;
	return isPart ? learnStream(learned) : learned;
}

/** A proxy that keeps a run back until it has all of it hands it on in an instant, however long it was on its way. */
function hasStreamed({ receivedIn = 0 }: { receivedIn?: number }, took: number): boolean {
	return receivedIn * 2 >= took;
}
