import { checkFin, normalizeFin } from '../../../../domain/people/fin.ts';
import { html, type Html } from '../../../html.ts';
import type { CodeVerdict, OneTimeCodes } from '../one-time-codes.ts';
import { findSample } from '../people.ts';
import type { Words } from '../words/az.ts';
import { field, form } from './form.ts';
import type { Method, Step, Visitor } from './method.ts';

/** FİN, then a code sent to the phone the provider knows: here to the outbox page. */
export function identificationNumber(codes: OneTimeCodes): Method {
	return {
		key: 'identification-number',
		name: 'İdentifikasiya nömrəsi ilə',
		assurance: 'substantial',
		open: ({ words }) => ({ kind: 'ask', content: askFin(words) }),
		answer: (visitor, given) => {
			const code = given.get('code');
			if (code === null) return takeFin(codes, visitor, normalizeFin(given.get('fin') ?? ''));
			return takeCode(visitor.words, codes.check(visitor.signIn, code.replace(/\s/g, '')));
		}
	};
}

function takeFin(codes: OneTimeCodes, { signIn, words }: Visitor, fin: string): Step {
	const fault = (error: string): Step => ({ kind: 'fault', content: askFin(words, error, fin) });
	if (checkFin(fin) !== null) return fault(words.finFault);
	const person = findSample(fin);
	if (!person) return fault(words.finNobody);
	codes.send(signIn, person);
	return { kind: 'ask', content: askCode(words) };
}

function takeCode(words: Words, verdict: CodeVerdict): Step {
	if (verdict.kind === 'right') return { kind: 'identified', person: verdict.person };
	if (verdict.kind === 'expired') {
		return { kind: 'fault', content: askFin(words, words.codeExpired) };
	}
	if (verdict.triesLeft > 0) return { kind: 'fault', content: askCode(words, words.codeWrong) };
	return { kind: 'fault', content: askFin(words, words.codeExhausted) };
}

function askFin(words: Words, error = '', value = ''): Html {
	return form(words, { error, fields: field({ name: 'fin', label: words.fin, value }) });
}

function askCode(words: Words, error = ''): Html {
	const fields = field({
		name: 'code',
		label: words.codeLabel,
		autocomplete: 'one-time-code',
		keyboard: 'numeric'
	});
	return html`<p>
			${words.codeSent}
			<a href="/outbox" target="_blank">${words.outbox}</a> (${words.newWindow}).
		</p>
		${form(words, { error, fields })}`;
}
