import {
	type ApplicationType,
	checkDocuments
} from '../../../domain/application-types/application-type.ts';
import type { DocumentKind } from '../../../domain/documents/document-kind.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { DeclaredDocument } from '../../../domain/wire/mutation.ts';
import type { Document } from '../../store/documents.ts';
import type { MutationContext } from './context.ts';
import { checkDeclared, isSameDeclaration } from './declared-document.ts';

export interface Attached {
	/** As the submission declares them. */
	declared: readonly DeclaredDocument[];
	/** As they are known of the application already. */
	known: readonly Document[];
}

/** What is wrong with the documents an application is sent with; [] when each kind asked for is here or will follow. */
export function checkAttached(
	{ config }: Pick<MutationContext, 'config'>,
	type: ApplicationType,
	{ declared, known }: Attached
): Problem[] {
	const knownById = new Map(known.map((document) => [document.id, document]));
	const isUsable = ({ id }: DeclaredDocument) => {
		const document = knownById.get(id);
		return !document || (!document.isRemoved && document.state !== 'refused');
	};
	const kinds = declared.filter(isUsable).map((document) => document.kind);
	return [
		...declared.flatMap((document) => checkOne(document, knownById.get(document.id), config)),
		...checkDocuments(type, kinds).map((problem) => tellRefusal(problem, known))
	];
}

function checkOne(
	document: DeclaredDocument,
	known: Document | undefined,
	config: MutationContext['config']
): Problem[] {
	if (known && !isSameDeclaration(known, document))
		return [{ code: 'malformed', at: document.kind }];
	const problem = checkDeclared(document, config);
	return problem ? [problem] : [];
}

/** Why a document was refused says more than that it is missing. */
function tellRefusal(problem: Problem, known: readonly Document[]): Problem {
	const kind = problem.at as DocumentKind | undefined;
	const refused = known.find((document) => !document.isRemoved && document.kind === kind);
	return refused?.refusal ? { ...problem, code: refused.refusal } : problem;
}
