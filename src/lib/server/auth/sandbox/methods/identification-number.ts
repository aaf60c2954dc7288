import { checkFin, normalizeFin } from '../../../../domain/people/fin.ts';
import { html, type Html } from '../html.ts';
import type { CodeVerdict, OneTimeCodes } from '../one-time-codes.ts';
import { findSample } from '../people.ts';
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
		open: () => askFin(),
		answer: (signIn, form) => {
			const code = form.get('code');
			if (code !== null) return takeCode(codes.check(signIn, code.replace(/\s/g, '')));
			return takeFin(normalizeFin(form.get('fin') ?? ''), signIn, codes);
		}
	};
}

function takeFin(fin: string, signIn: string, codes: OneTimeCodes): Step {
	if (checkFin(fin) !== null) return fault(askFin(MESSAGES.fin));
	const person = findSample(fin);
	if (!person) return fault(askFin(MESSAGES.nobody));
	codes.send(signIn, person);
	return { kind: 'ask', content: askCode(), isFault: false };
}

function takeCode(verdict: CodeVerdict): Step {
	if (verdict.kind === 'right') return { kind: 'identified', person: verdict.person };
	if (verdict.kind === 'expired') return fault(askFin(MESSAGES.expired));
	return fault(verdict.triesLeft > 0 ? askCode(MESSAGES.wrong) : askFin(MESSAGES.exhausted));
}

function fault(content: Html): Step {
	return { kind: 'ask', content, isFault: true };
}

function askFin(error?: string): Html {
	return html`<form method="post">
		<label for="fin">FİN kodu</label>
		${errorOf(error)}
		<input
			id="fin"
			name="fin"
			autocomplete="off"
			autocapitalize="characters"
			spellcheck="false"
			required
			aria-describedby="error"
		/>
		<button class="main">Davam et</button>
	</form>`;
}

function askCode(error?: string): Html {
	return html`<form method="post">
		<label for="code">Birdəfəlik kod</label>
		<p class="hint" id="hint">
			Kod nümunə şəxsin telefonuna göndərildi: onu
			<a href="/outbox" target="_blank">sınaq qutusunda</a> (yeni pəncərə) görmək olar.
		</p>
		${errorOf(error)}
		<input
			id="code"
			name="code"
			inputmode="numeric"
			autocomplete="one-time-code"
			required
			aria-describedby="hint error"
		/>
		<button class="main">Təsdiq et</button>
	</form>`;
}

function errorOf(error = ''): Html {
	return html`<p class="error" id="error" role="alert">${error}</p>`;
}
