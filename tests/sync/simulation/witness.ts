import type { PersonId } from '../../../src/lib/domain/ids.ts';
import type { AppendAnswer } from '../../../src/lib/domain/wire/append.ts';
import type { ExchangeAnswer, ExchangeRequest } from '../../../src/lib/domain/wire/exchange.ts';
import type { AnswerQuestion, Mutation } from '../../../src/lib/domain/wire/mutation.ts';
import { type Attachment, type Ledger, takenKey } from './ledger.ts';
import { people } from './people.ts';
import type { SimulatedServer } from './server.ts';

/** Stands at the server's door: notes what it says, and looks at its disk after every request. */
export class Witness {
	#ledger: Ledger;
	#server: SimulatedServer;
	#heldOnDisk = new Map<string, number>();

	constructor(ledger: Ledger, server: SimulatedServer) {
		this.#ledger = ledger;
		this.#server = server;
	}

	faulted(error: unknown): void {
		this.#ledger.wrong(
			`the server failed: ${error instanceof Error ? error.stack : String(error)}`
		);
	}

	/** A device that is locked has asked something. */
	leaked(name: string): void {
		this.#ledger.wrong(`${name} sent something though it is locked`);
	}

	exchanged(asker: PersonId, { mutations }: ExchangeRequest, answer: ExchangeAnswer): void {
		if (answer.kind !== 'exchanged') return;
		for (const told of mutations) if (told.kind === 'answerQuestion') this.#answered(told);
		for (const { seq, outcome } of answer.results) {
			const told = mutations.find((mutation) => mutation.seq === seq);
			if (outcome.ok && told) this.#accepted(told, outcome.number);
		}
		for (const record of [...answer.changes.applications, ...answer.changes.documents])
			this.#shown(asker, 'applicationId' in record ? record.applicationId : record.id);
	}

	#answered({ question, answer }: AnswerQuestion): void {
		const { answersTold } = this.#ledger;
		answersTold.set(question, (answersTold.get(question) ?? new Set()).add(answer));
	}

	#accepted(told: Mutation, number: string | undefined): void {
		const { applicationId: app } = told;
		if (number !== undefined) this.#number(app, number);
		else if (told.kind === 'submitApplication')
			this.#ledger.wrong(`${app} was registered without a number`);
		if (told.kind !== 'saveDraft') return;
		for (const [field, { from, to }] of Object.entries(told.changes))
			if (from !== to) this.#ledger.taken.add(takenKey(app, field, to));
	}

	/** A document whose bytes something on the way has spoiled: refusing it is right. */
	garbled(document: string): void {
		this.#ledger.garbled.add(document);
	}

	appended(asker: PersonId, document: string, answer: AppendAnswer): void {
		const attachment = this.#ledger.attached(document);
		if (attachment && !this.#isGiven(attachment))
			this.#ledger.wrong(
				`bytes of ${document} were sent before the answer it belongs to was given`
			);
		if (answer.kind === 'unknown') return;
		if (attachment) this.#shown(asker, attachment.app);
		const stored = this.#storedOf(document);
		if (answer.kind !== 'refused' && answer.held > stored)
			this.#ledger.wrong(
				`the server said it holds ${answer.held} bytes of ${document}, it has ${stored}`
			);
		this.#ledger.held.set(document, Math.max(answer.held, this.#ledger.held.get(document) ?? 0));
	}

	/** What is true at every moment, however requests cross one another. */
	look(): void {
		const { disk } = this.#server;
		for (const { id, number } of disk
			.prepare<[], { id: string; number: string }>(
				'select id, number from application where number is not null'
			)
			.all())
			this.#number(id, number);
		for (const { id, held, removed } of disk
			.prepare<[], { id: string; held: number; removed: number }>(
				'select id, held, removed from document'
			)
			.all())
			this.#holds(id, removed ? Infinity : held);
	}

	#isGiven({ answers, app }: Attachment): boolean {
		const { givings } = this.#ledger;
		return answers === undefined || givings.some((giving) => giving.app === app);
	}

	#holds(id: string, held: number): void {
		const before = this.#heldOnDisk.get(id) ?? 0;
		const said = this.#ledger.held.get(id) ?? 0;
		if (held < before || held < said)
			this.#ledger.wrong(`the server held ${Math.max(before, said)} bytes of ${id}, now ${held}`);
		if (held !== Infinity) this.#heldOnDisk.set(id, held);
	}

	#number(app: string, number: string): void {
		const { numbers } = this.#ledger;
		const known = numbers.get(app);
		if (known === number) return;
		if (known !== undefined) this.#ledger.wrong(`${app} has two numbers, ${known} and ${number}`);
		for (const [other, taken] of numbers)
			if (other !== app && taken === number) this.#ledger.wrong(`${number} was given twice`);
		numbers.set(app, number);
	}

	#shown(asker: PersonId, app: string): void {
		const owner = this.#ledger.owners.get(app);
		if (owner !== undefined && owner >= 0 && people[owner]?.id !== asker)
			this.#ledger.wrong(`${app} was shown to somebody else`);
	}

	#storedOf(document: string): number {
		const shelved = this.#server.shelf.get(document);
		if (shelved) return shelved.length;
		const row = this.#server.disk
			.prepare<[string], { stored: number | null }>(
				'select sum(length(bytes)) as stored from document_part where document_id = ?'
			)
			.get(document);
		return row?.stored ?? 0;
	}
}
