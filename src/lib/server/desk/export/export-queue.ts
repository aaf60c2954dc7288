import { formatDay, bakuDay } from '../../../domain/calendar/baku-day.ts';
import type { QueueStage } from '../../../domain/desk/queue-stage.ts';
import type { QueueQuery } from '../../../domain/wire/desk.ts';
import type { QueueLine } from '../../../domain/wire/desk-answers.ts';
import { audit } from '../../audit/audit.ts';
import { inTransaction } from '../../database/in-transaction.ts';
import { SOURCE_WORDS } from '../../source-words.ts';
import type { Operating } from '../parts.ts';
import { answerQueue, type QueueParts } from '../queue/answer-queue.ts';
import { csvLine } from './csv-cell.ts';

/** The most lines that are read at a time: what is held in memory of a queue of any length. */
const LINES_A_PAGE = 100;

/** So that spreadsheets read it as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

const HEAD = [
	...['Müraciət nömrəsi', 'Müraciət tarixi', 'Müraciətin mənbəyi'],
	...['Müraciət edən şəxsin adı və soyadı', 'FİN kodu', 'Ünvanın yerləşdiyi rayonun adı'],
	...['Müraciətin statusu', 'Cavab müddəti', 'İcraçı']
];

const STAGE_WORDS: Record<QueueStage, string> = {
	ready: 'Qeydiyyata alınıb',
	arriving: 'Qeydiyyata alınıb, sənədlər yüklənir',
	inProgress: 'İcradadır',
	moreInfo: 'Əlavə məlumat tələb olunur',
	done: 'İcra olunub',
	rejected: 'İmtina edilib',
	withdrawn: 'Geri götürülüb'
};

/**
 * The lines that fit as CSV in the service's own words, page by page as they are read. The FİN is masked, as it is on
 * the screen: a file travels further than a screen. That it was taken is on record.
 */
export function exportQueue(
	parts: QueueParts,
	operating: Operating,
	query: QueueQuery
): ReadableStream<Uint8Array> {
	const pages = writeQueue(parts, operating, query);
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const page = await pages.next();
			if (page.done) controller.close();
			else controller.enqueue(encoder.encode(page.value));
		},
		async cancel() {
			await pages.return(undefined);
		}
	});
}

async function* writeQueue(
	parts: QueueParts,
	operating: Operating,
	query: QueueQuery
): AsyncGenerator<string, void> {
	const taken = { at: parts.clock(), actor: operating, deed: 'exportQueue' } as const;
	await inTransaction(parts.db, (trx) => audit(trx, taken));
	yield BYTE_ORDER_MARK + csvLine(HEAD);
	let after: string | null = null;
	do {
		const request = { ...query, after, limit: LINES_A_PAGE };
		const page: Awaited<ReturnType<typeof answerQueue>> = await answerQueue(
			parts,
			operating,
			request
		);
		yield page.lines.map((line) => csvLine(cellsOf(line))).join('');
		after = page.next;
	} while (after !== null);
}

function cellsOf(line: QueueLine): string[] {
	return [
		line.number,
		formatDay(bakuDay(Date.parse(line.submittedAt))),
		SOURCE_WORDS[line.source],
		line.applicantName,
		line.fin,
		line.district,
		STAGE_WORDS[line.stage],
		formatDay(line.dueOn),
		line.assignee?.name ?? ''
	];
}
