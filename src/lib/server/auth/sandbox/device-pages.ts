import { html, type Html } from './html.ts';
import { layout } from './layout.ts';
import type { SentCode } from './one-time-codes.ts';
import { fullName } from './people.ts';
import type { PhoneRequest } from './phone-requests.ts';

/** The text messages the sandbox "sent". */
export function outboxPage(sent: SentCode[]): Html {
	const messages = sent.map(
		({ person, code, expiresAt }) =>
			html`<li>
				<p><strong>${fullName(person)}</strong>, ${person.phone || 'telefonsuz'}</p>
				<p class="code">${code}</p>
				<p class="hint">Etibarlıdır: ${timeOfDay(expiresAt)}</p>
			</li>`
	);
	return layout('Sınaq qutusu', list(messages, 'Göndərilmiş kod yoxdur.'));
}

/** All the sample people's phones in one: what they are asked to agree to. */
export function phonePage(requests: PhoneRequest[]): Html {
	const questions = requests.map(
		({ id, person, controlCode, expiresAt }) =>
			html`<li>
				<p><strong>${fullName(person)}</strong>, ${person.phone}</p>
				<p>Müraciət saytına daxil olmaq istəyirsiniz? Yoxlama kodu:</p>
				<p class="code">${controlCode}</p>
				<form method="post">
					<input type="hidden" name="request" value="${id}" />
					<button class="main" name="answer" value="confirm">Təsdiq et</button>
					<button name="answer" value="cancel">İmtina</button>
				</form>
				<p class="hint">Etibarlıdır: ${timeOfDay(expiresAt)}</p>
			</li>`
	);
	return layout('Sınaq telefonu', list(questions, 'Gözləyən sorğu yoxdur.'));
}

function list(items: Html[], none: string): Html {
	if (items.length === 0) return html`<p>${none}</p>`;
	return html`<ul>
		${items}
	</ul>`;
}

function timeOfDay(millis: number): string {
	return new Date(millis).toLocaleTimeString('az', { timeZone: 'Asia/Baku' });
}
