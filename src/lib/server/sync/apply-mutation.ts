import { safeParse } from 'valibot';
import type { Outcome } from '../../domain/wire/exchange.ts';
import { mutation, type Mutation } from '../../domain/wire/mutation.ts';
import { answerQuestion } from './mutations/answer-question.ts';
import { attachDocument } from './mutations/attach-document.ts';
import type { MutationContext } from './mutations/context.ts';
import { discardDraft } from './mutations/discard-draft.ts';
import { refuse } from './mutations/refusal.ts';
import { removeDocument } from './mutations/remove-document.ts';
import { saveDraft } from './mutations/save-draft.ts';
import { submitApplication } from './mutations/submit-application.ts';
import { withdrawApplication } from './mutations/withdraw-application.ts';
import type { RawMutation } from './numbering.ts';

/** Parses one mutation and does what it asks; one that can't be understood is answered, and stands alone in that. */
export async function applyMutation(context: MutationContext, raw: RawMutation): Promise<Outcome> {
	const parsed = safeParse(mutation, raw);
	return parsed.success ? apply(context, parsed.output) : refuse('malformed');
}

function apply(context: MutationContext, asked: Mutation): Promise<Outcome> {
	switch (asked.kind) {
		case 'saveDraft':
			return saveDraft(context, asked);
		case 'discardDraft':
			return discardDraft(context, asked);
		case 'attachDocument':
			return attachDocument(context, asked);
		case 'removeDocument':
			return removeDocument(context, asked);
		case 'submitApplication':
			return submitApplication(context, asked);
		case 'withdrawApplication':
			return withdrawApplication(context, asked);
		case 'answerQuestion':
			return answerQuestion(context, asked);
	}
}
