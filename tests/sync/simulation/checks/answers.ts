import type { Giving, Ledger, Writing } from '../ledger.ts';
import type { FinalState, ServerApplication, TakenAnswer } from './final-state.ts';

/** Words a device called saved are there; an answer given is taken, once, whole; and nothing stands still for it then. */
export function checkAnswers(ledger: Ledger, state: FinalState): void {
	for (const writing of lastOfEach(ledger.writings)) checkWords(ledger, state, writing);
	for (const giving of ledger.givings) checkGiving(ledger, state, giving);
	for (const [question, told] of ledger.answersTold) checkTold(ledger, question, told);
	for (const application of state.applications.values()) checkTaken(ledger, state, application);
}

/** What stood last on each device of each application: what came before was written over there. */
function lastOfEach(writings: readonly Writing[]): Writing[] {
	const standing = new Map<string, Writing>();
	for (const writing of writings)
		if (writing.told !== 'refused') standing.set(`${writing.device} ${writing.app}`, writing);
	return [...standing.values()].filter(({ told }) => told === 'saved');
}

function checkWords(ledger: Ledger, state: FinalState, writing: Writing): void {
	if (isHeldSomewhere(state, writing) || isLetGo(ledger, writing)) return;
	const { words, app, device } = writing;
	ledger.wrong(`the answer “${words}” for ${app}, saved on device ${device}, is lost`);
}

function checkGiving(ledger: Ledger, state: FinalState, giving: Giving): void {
	if (giving.told !== 'saved') return;
	const { app, device, words } = giving;
	if (isForgotten(ledger, state, giving))
		ledger.wrong(`the answer “${words}” for ${app}, given on device ${device}, never arrived`);
	if (isOfferedAgain(state, giving))
		ledger.wrong(`device ${device} offers the answer “${words}” for ${app}, which was taken`);
}

/** The question waits for an answer still, and nothing on the device says why. */
function isForgotten(ledger: Ledger, state: FinalState, giving: Giving): boolean {
	const { app, device, question } = giving;
	const isWaiting = state.applications.get(app)?.steps.at(-1)?.id === question;
	if (!isWaiting || takenFor(state, giving) || isLetGo(ledger, giving)) return false;
	return state.devices[device]?.applications.get(app)?.problems.length === 0;
}

function isOfferedAgain(state: FinalState, giving: Giving): boolean {
	const { app, device, question, words } = giving;
	const own = state.devices[device]?.applications.get(app)?.answer;
	const isOffered = own?.queuedAs === null && own.question === question && own.text === words;
	return words !== '' && isOffered && linesOf(takenFor(state, giving)?.text ?? '').includes(words);
}

function takenFor({ applications }: FinalState, { app, question }: Giving) {
	return applications.get(app)?.answers.find((answer) => answer.question === question);
}

/** At the utility, in its history, or still on the device it was written on. */
function isHeldSomewhere(
	{ applications, devices }: FinalState,
	{ app, device, words }: Writing
): boolean {
	const row = applications.get(app);
	return (
		devices[device]?.applications.get(app)?.answer?.text === words ||
		row?.answers.some(({ text }) => linesOf(text).includes(words)) === true ||
		row?.steps.some(({ note }) => linesOf(note).includes(words)) === true
	);
}

/** An answer given anew, a document of the first having been refused, says the words of both. */
function linesOf(text: string): string[] {
	return text.split('\n\n');
}

/** Put away, gone with a sign-out, or given anew by somebody to the same question. */
function isLetGo(ledger: Ledger, { app, device, words, order }: Writing): boolean {
	const question = ledger.givings.find(
		(giving) => giving.app === app && giving.words === words && giving.told !== 'refused'
	)?.question;
	return (
		ledger.lettingsGo.some((letting) => letting.app === app && letting.words === words) ||
		ledger.wipes.some((wipe) => wipe.device === device && wipe.order > order) ||
		ledger.givings.some(
			(later) => later.question === question && later.device !== device && later.told !== 'refused'
		)
	);
}

function checkTold(ledger: Ledger, question: string, told: ReadonlySet<string>): void {
	const given = ledger.givings.filter((giving) => giving.question === question);
	const most = given.filter(({ told: how }) => how !== 'refused').length;
	if (told.size > most)
		ledger.wrong(`${told.size} answers to ${question} were told of, ${most} were given`);
}

function checkTaken(ledger: Ledger, state: FinalState, application: ServerApplication): void {
	const { id, steps, answers, fields } = application;
	for (const answer of answers) {
		checkStandsStill(ledger, state, { answer, application });
		const given = ledger.givings.filter(({ question }) => question === answer.question);
		const isGiven = (words: string) =>
			given.some((giving) => giving.words === words || isWrittenMeanwhile(ledger, giving, words));
		if (!linesOf(answer.text).every(isGiven))
			ledger.wrong(`nobody gave the answer “${answer.text}” for ${id}`);
	}
	const said = answers.flatMap((answer) => Object.entries(answer.fields));
	for (const [field, value] of new Map(said))
		if (fields[field] !== value)
			ledger.wrong(`${field} of ${id} is “${fields[field]}”, the answer said “${value}”`);
	const notes = steps.filter(({ status, isByDesk }) => status === 'inProgress' && !isByDesk);
	const settled = answers.filter(({ isSettled }) => isSettled).map(({ text }) => text);
	if (JSON.stringify(notes.map(({ note }) => note).sort()) !== JSON.stringify(settled.sort()))
		ledger.wrong(`${id} went on ${notes.length} times for ${settled.length} answers`);
}

/** Another tab of the device may write in the blink in which an answer is given. */
function isWrittenMeanwhile({ writings }: Ledger, giving: Giving, words: string): boolean {
	const isBeside = ({ order, ended }: Writing) => order < giving.ended && ended > giving.order;
	return writings.some(
		(writing) =>
			writing.words === words &&
			writing.app === giving.app &&
			writing.device === giving.device &&
			isBeside(writing)
	);
}

/** With every document held an answered question holds up nothing; while one is missing it may. */
function checkStandsStill(
	ledger: Ledger,
	state: FinalState,
	{ answer, application }: { answer: TakenAnswer; application: ServerApplication }
): void {
	const isHeld = (id: string) => state.documents.get(id)?.state === 'held';
	const isHeldUp = application.steps.at(-1)?.id === answer.question;
	if (answer.isSettled && !answer.documents.every(isHeld))
		ledger.wrong(`${application.id} went on before all of the answer was there`);
	if (isHeldUp && answer.documents.every(isHeld))
		ledger.wrong(`${application.id} stands still though all of the answer is there`);
}
