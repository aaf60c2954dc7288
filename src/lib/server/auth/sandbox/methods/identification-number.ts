import { checkFin, normalizeFin } from '../../../../domain/people/fin.ts';
import { html, type Html } from '../html.ts';
import type { CodeVerdict, OneTimeCodes } from '../one-time-codes.ts';
import { findSample } from '../people.ts';
import { field, form } from './form.ts';
import type { Method, Step } from './method.ts';

const MESSAGES = {
	fin: 'FİN 7 simvoldan ibarətdir: latın hərfləri və rəqəmlər, I və O hərfləri olmadan. Yoxlayıb yenidən daxil edin.',
	nobody: 'Bu FİN ilə nümunə şəxs yoxdur. Siyahıdakı nümunələrdən birinin FİN kodunu daxil edin.',
	wrong: 'Kod yanlışdır. Göndərilən kodu yoxlayıb yenidən daxil edin.',
	expired: 'Kodun vaxtı bitib. Yeni kod almaq üçün FİN kodunu yenidən daxil edin.',
	exhausted: 'Kod üç dəfə yanlış daxil edildi. Yeni kod almaq üçün FİN kodunu yenidən daxil edin.'
};

/** FİN, then a code sent to the phone the provider knows: here to the outbox page. */
export function identificationNumber(codes: OneTimeCodes): Method {
	return {
		key: 'identification-number',
		name: 'İdentifikasiya nömrəsi ilə',
		assurance: 'substantial',
		open: () => ({ kind: 'ask', content: askFin() }),
		answer: (signIn, given) => {
			const code = given.get('code');
			if (code !== null) return takeCode(codes.check(signIn, code.replace(/\s/g, '')));
			return takeFin(normalizeFin(given.get('fin') ?? ''), signIn, codes);
		}
	};
}

function takeFin(fin: string, signIn: string, codes: OneTimeCodes): Step {
	if (checkFin(fin) !== null) return { kind: 'fault', content: askFin(MESSAGES.fin, fin) };
	const person = findSample(fin);
	if (!person) return { kind: 'fault', content: askFin(MESSAGES.nobody, fin) };
	codes.send(signIn, person);
	return { kind: 'ask', content: askCode() };
}

function takeCode(verdict: CodeVerdict): Step {
	if (verdict.kind === 'right') return { kind: 'identified', person: verdict.person };
	if (verdict.kind === 'expired') return { kind: 'fault', content: askFin(MESSAGES.expired) };
	const isOver = verdict.triesLeft === 0;
	return { kind: 'fault', content: isOver ? askFin(MESSAGES.exhausted) : askCode(MESSAGES.wrong) };
}

function askFin(error = '', value = ''): Html {
	return form(field({ name: 'fin', label: 'FİN kodu', value }), error);
}

function askCode(error?: string): Html {
	const input = field({
		name: 'code',
		label: 'Birdəfəlik kod',
		autocomplete: 'one-time-code',
		keyboard: 'numeric'
	});
	return html`<p>
			Kod telefona göndərildi: onu
			<a href="/outbox" target="_blank">sınaq qutusunda</a> (yeni pəncərə) görmək olar.
		</p>
		${form(input, error)}`;
}
