import type { Question } from '../../src/lib/domain/application/question.ts';
import type { Status } from '../../src/lib/domain/application/status.ts';
import type { ApplicationId, PersonId } from '../../src/lib/domain/ids.ts';
import type { Database } from '../../src/lib/server/database/database.ts';
import { inTransaction } from '../../src/lib/server/database/in-transaction.ts';
import { findApplication, saveApplication } from '../../src/lib/server/store/applications.ts';
import { nextRevision } from '../../src/lib/server/store/persons.ts';
import { recordStatus } from '../../src/lib/server/sync/mutations/record-status.ts';
import { random } from './sync-server.ts';

interface Move {
	status: Status;
	note?: string;
	question?: Question;
}

/** The utility's side, as much of it as the applicant can tell: an application moved, and said why. */
export class Operator {
	readonly #db: Database;
	readonly #owner: PersonId;
	readonly #clock: () => number;

	constructor(db: Database, owner: PersonId, clock: () => number) {
		this.#db = db;
		this.#owner = owner;
		this.#clock = clock;
	}

	/** Moves the application and answers the id of the step. */
	async move(id: ApplicationId, { status, note = '', question }: Move): Promise<string> {
		const now = this.#clock();
		const context = { clock: this.#clock, random, now };
		return inTransaction(this.#db, async (trx) => {
			const application = (await findApplication(trx, this.#owner, id))!;
			const revision = await nextRevision(trx, this.#owner);
			const moved = { ...application, status, revision, updatedAt: now };
			await saveApplication(trx, moved);
			const said = {
				by: 'console' as const,
				note: question?.text ?? note,
				...(question && { question })
			};
			return recordStatus({ ...context, trx }, moved, said);
		});
	}

	/** Begins work on it and asks. Answers the id of the question. */
	async ask(id: ApplicationId, question: Partial<Question>): Promise<string> {
		await this.move(id, { status: 'inProgress' });
		const asked = { text: 'Evin nömrəsi aydın deyil.', documents: [], fields: [], ...question };
		return this.move(id, { status: 'moreInfo', question: asked });
	}
}
