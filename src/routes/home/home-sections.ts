import type { ApplicationView } from '$lib/local/queries/applications';

/** Why an application needs its person. */
export type Need = 'moreInfo' | 'problem' | 'document' | 'conflict';

export interface HomeSections {
	needsYou: { application: ApplicationView; need: Need }[];
	drafts: ApplicationView[];
	waiting: ApplicationView[];
	recent: ApplicationView[];
}

const RECENT = 3;

/** Each application in the one section where it matters most. */
export function homeSections(applications: readonly ApplicationView[]): HomeSections {
	const needs = applications.map((application) => ({ application, need: needOf(application) }));
	const calm = needs.filter(({ need }) => need === null).map(({ application }) => application);
	return {
		needsYou: needs.flatMap(({ application, need }) => (need ? { application, need } : [])),
		drafts: calm.filter(({ shownStatus }) => shownStatus === 'draft'),
		waiting: calm.filter(({ shownStatus }) => shownStatus === 'waiting'),
		recent: calm.filter(({ number }) => number !== null).slice(0, RECENT)
	};
}

function needOf(application: ApplicationView): Need | null {
	if (application.shownStatus === 'moreInfo') return 'moreInfo';
	if (application.problems.length > 0) return 'problem';
	if (application.documents.some(({ state }) => state === 'refused')) return 'document';
	return Object.keys(application.conflicts).length > 0 ? 'conflict' : null;
}
