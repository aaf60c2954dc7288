import { TRPCError } from '@trpc/server';
import { makeId } from '../../domain/ids.ts';
import {
	assignRequest,
	deskApplication,
	deskAttachRequest,
	deskDocument,
	enterRequest,
	moveRequest,
	noteRequest,
	queueFilter,
	queueRequest,
	removeFilterRequest,
	saveFilterRequest
} from '../../domain/wire/desk.ts';
import { PERSON_HEADER } from '../../domain/wire/protocol.ts';
import { releaseApplication } from '../desk/application/holds.ts';
import { openApplication, readApplication } from '../desk/application/read-application.ts';
import { attachForCitizen, findDocumentOwner } from '../desk/enter/attach-document.ts';
import { enterApplication } from '../desk/enter/enter-application.ts';
import { listFilters, removeFilter, saveFilter } from '../desk/filters.ts';
import { listOperators } from '../desk/operators.ts';
import { answerCounts, answerQueue } from '../desk/queue/answer-queue.ts';
import { addNoteTo } from '../desk/steps/add-note.ts';
import { assignApplication } from '../desk/steps/assign-application.ts';
import { moveApplication } from '../desk/steps/move-application.ts';
import { append } from '../documents/append.ts';
import { describeRendition } from '../documents/serve-document.ts';
import { appendBody, readRunHeader } from './append-request.ts';
import { operatorProcedure, router } from './trpc.ts';

/** What the desk's screens ask (docs/desk.md). Shapes: domain/wire/desk.ts and desk-answers.ts. */
export const deskRouter = router({
	/** A page of the queue. */
	queue: operatorProcedure
		.input(queueRequest)
		.query(({ ctx, input }) => answerQueue(ctx.runtime, ctx.session, input)),

	/** How many lines each view has, and the filter given. */
	counts: operatorProcedure
		.input(queueFilter)
		.query(({ ctx, input }) => answerCounts(ctx.runtime, ctx.session, input)),

	/** Opens an application, which others see; null for none. A mutation: it takes hold and goes on record. */
	open: operatorProcedure
		.input(deskApplication)
		.mutation(
			async ({ ctx, input }) => (await openApplication(ctx.runtime, ctx.session, input.id)) ?? null
		),

	/** How many pages of a document there are to look at (`/documents/<id>/pages/<n>`); null where it may not be seen. */
	pages: operatorProcedure
		.input(deskDocument)
		.query(({ ctx, input }) => describeRendition(ctx.runtime, input.document)),

	/** Says that it is still open here, and answers it as it is by now; null for none. */
	hold: operatorProcedure
		.input(deskApplication)
		.mutation(
			async ({ ctx, input }) => (await readApplication(ctx.runtime, ctx.session, input.id)) ?? null
		),

	/** Says that it was closed. */
	release: operatorProcedure
		.input(deskApplication)
		.mutation(({ ctx, input }) =>
			releaseApplication(ctx.runtime.db, { id: input.id, operator: ctx.session.personId })
		),

	/** Moves its status. */
	move: operatorProcedure
		.input(moveRequest)
		.mutation(({ ctx, input }) => moveApplication(ctx.runtime, ctx.session, input)),

	/** Gives it to one of the staff, or to nobody. */
	assign: operatorProcedure
		.input(assignRequest)
		.mutation(({ ctx, input }) => assignApplication(ctx.runtime, ctx.session, input)),

	/** Adds a note for the staff; answers all notes, null for no such application. */
	note: operatorProcedure
		.input(noteRequest)
		.mutation(({ ctx, input }) => addNoteTo(ctx.runtime, ctx.session, input)),

	/** Whom an application can be given to. */
	operators: operatorProcedure.query(({ ctx }) => listOperators(ctx.runtime.db)),

	/** Enters an application for a citizen. */
	enter: operatorProcedure
		.input(enterRequest)
		.mutation(({ ctx, input }) => enterApplication(ctx.runtime, ctx.session, input)),

	/** Declares a document brought to the counter. */
	attach: operatorProcedure
		.input(deskAttachRequest)
		.mutation(({ ctx, input }) => attachForCitizen(ctx.runtime, ctx.session, input)),

	/** Its bytes, as `document.append` takes them from a device. */
	append: operatorProcedure.input(appendBody).mutation(async ({ ctx, input }) => {
		const { headers } = ctx.request;
		const { document, offset } = readRunHeader(headers);
		if (headers.get(PERSON_HEADER) !== ctx.session.personId)
			throw new TRPCError({ code: 'UNAUTHORIZED' });
		const owner = await findDocumentOwner(ctx.runtime.db, document);
		if (!owner) throw new TRPCError({ code: 'NOT_FOUND' });
		return append(ctx.runtime, { owner, document, offset, body: input });
	}),

	/** The operator's saved filters. */
	filters: operatorProcedure.query(({ ctx }) => listFilters(ctx.runtime.db, ctx.session.personId)),

	saveFilter: operatorProcedure.input(saveFilterRequest).mutation(async ({ ctx, input }) => {
		const { db, clock, random } = ctx.runtime;
		await saveFilter(db, ctx.session.personId, { ...input, id: makeId(clock, random) });
		return listFilters(db, ctx.session.personId);
	}),

	removeFilter: operatorProcedure.input(removeFilterRequest).mutation(async ({ ctx, input }) => {
		const { db } = ctx.runtime;
		await removeFilter(db, ctx.session.personId, input.id);
		return listFilters(db, ctx.session.personId);
	})
});
